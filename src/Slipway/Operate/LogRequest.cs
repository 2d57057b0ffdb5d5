using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Slipway.Operate;

/// <summary>Which log lines are asked for.</summary>
public sealed partial record LogRequest
{
    /// <summary>How many lines of each service are asked for where nothing else is said.</summary>
    private const string UsualTail = "100";

    private LogRequest(ImmutableArray<string> services, string since, string tail, bool follow) =>
        (Services, Since, Tail, Follow) = (services, since, tail, follow);

    /// <summary>Names from the Compose files; empty for all that run.</summary>
    public ImmutableArray<string> Services { get; }

    /// <summary>As Docker takes it; empty for no limit.</summary>
    public string Since { get; }

    /// <summary>Lines of each service, from the end: a number or <c>all</c>.</summary>
    public string Tail { get; }

    /// <summary>Whether what comes is shown too.</summary>
    public bool Follow { get; }

    /// <summary>Checks what a person typed.</summary>
    /// <param name="services">Names from the Compose files.</param>
    /// <param name="since">A duration or a time, as Docker takes it.</param>
    /// <param name="tail">A number or <c>all</c>; without it the last 100 lines, or all of them since <paramref name="since"/>.</param>
    /// <param name="follow">Whether what comes is shown too.</param>
    /// <exception cref="InvalidInputException">A value is not one of those forms.</exception>
    public static LogRequest Of(IEnumerable<string> services, string? since = null, string? tail = null, bool follow = false)
    {
        if (since is not null && !Duration().IsMatch(since) && !Moment().IsMatch(since))
            throw new InvalidInputException(
                $"--since {since} is neither a duration (90s, 10m, 1h30m) nor a time (2026-11-28, 2026-11-28T14:05:00Z as in RFC 3339, or seconds since 1970).", "--since 10m");
        if (tail is not null and not "all" && !(int.TryParse(tail, out var lines) && lines >= 0))
            throw new InvalidInputException($"--tail {tail} is neither a number of lines nor all.", $"--tail {UsualTail}");
        return new LogRequest([.. services], since ?? "", tail ?? (since is null ? UsualTail : "all"), follow);
    }

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^([0-9]+(\.[0-9]{1,9})?|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();
}
