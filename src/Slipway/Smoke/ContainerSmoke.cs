using System.Text.RegularExpressions;
using Slipway.Environments;

namespace Slipway.Smoke;

/// <summary>Checks that a container of the release makes itself.</summary>
internal static partial class ContainerSmoke
{
    /// <summary>Makes one.</summary>
    /// <exception cref="InvalidInputException">It names a service that the release does not have, or nobody can reach the server.</exception>
    public static async Task<SmokeCheckResult> RunAsync(ContainerCheck check, SmokeContext context, CancellationToken cancellationToken)
    {
        var run = context.RunInContainer ?? throw new InvalidInputException($"The smoke check '{check.Name}' runs in a container of {check.Service}, and there is no connection to the server.");
        var command = Command(check, context);
        var started = context.Time.GetTimestamp();
        var failure = await run(check, command, cancellationToken);
        return new SmokeCheckResult($"{check.Service}: {check.Name}", context.Time.GetElapsedTime(started)) { Failure = failure };
    }

    private static string Command(ContainerCheck check, SmokeContext context) => Digest().Replace(check.Command, match =>
        context.Digests.TryGetValue(match.Groups["service"].Value, out var digest)
            ? digest
            : throw new InvalidInputException($"The smoke check '{check.Name}' names the service {match.Groups["service"].Value}, which the release does not have. It has {string.Join(", ", context.Digests.Keys.Order())}."));

    [GeneratedRegex(@"\{digest:(?<service>[^}]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();
}
