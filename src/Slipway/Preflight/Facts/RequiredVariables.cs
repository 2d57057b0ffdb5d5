using System.Collections.Immutable;

namespace Slipway.Preflight.Facts;

/// <summary>
/// The label <c>dev.slipway.requires</c>, of an image or of a service in a Compose file: the names of the environment variables
/// without which the application cannot start, with spaces or commas between them. <c>A|B</c> is satisfied by either.
/// </summary>
internal static class RequiredVariables
{
    private static readonly char[] s_separators = [' ', ',', '\n', '\t'];

    /// <summary>The names in a label.</summary>
    public static ImmutableArray<string> Split(string? label) =>
        [.. (label ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
