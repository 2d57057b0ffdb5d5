using System.Collections.Immutable;

namespace Slipway.Images;

/// <summary>A described call of the <c>docker</c> client on this machine: it prints, is tested as text, and runs nothing by itself.</summary>
/// <param name="Arguments">Arguments behind <c>docker</c>; never a secret.</param>
public sealed record DockerCommand(ImmutableArray<string> Arguments)
{
    /// <summary>Variables set for it, beside those of this process.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Where it runs; null for here.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The command as one would type it.</summary>
    public override string ToString() => string.Join(' ', [.. Environment.Select(variable => $"{variable.Key}={Quote(variable.Value)}"), "docker", .. Arguments.Select(Quote)]);

    private static string Quote(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=@%+,".Contains(character, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
