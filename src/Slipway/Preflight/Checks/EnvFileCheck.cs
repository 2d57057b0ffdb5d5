using System.Text.RegularExpressions;

namespace Slipway.Preflight.Checks;

/// <summary>
/// The env file means what it looks like. Compose reads it, so spaces, quotes and Windows line ends are understood; what it
/// understands differently from most people is named.
/// </summary>
public sealed partial class EnvFileCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "env file";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.None;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var (file, seen) = (subject.Environment.EnvFile, new Dictionary<string, int>(StringComparer.Ordinal));
        var lines = (subject.EnvFileText ?? "").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Assignment().Match(lines[i].TrimEnd('\r')) is not { Success: true } match)
                continue;
            var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value.Trim());
            if (seen.TryGetValue(name, out var before))
                yield return Problem.Warn($"{file}:{i + 1}: {name} is set a second time; line {before} is ignored.", $"delete one of the two lines of {file}");
            seen[name] = i + 1;
            if (Comment().IsMatch(value))
                yield return Problem.Warn($"{file}:{i + 1}: the value of {name} ends before \" #\"; the rest of the line is a comment.", $"put the value into single quotes in {file}, or delete the comment");
            if (value.Length > 1 && value[0] is '"' or '\'' && value[1..].LastIndexOf(value[0]) is >= 0 and var end && end + 2 < value.Length && !value[(end + 2)..].TrimStart().StartsWith('#'))
                yield return Problem.Warn($"{file}:{i + 1}: the value of {name} goes on after its closing quote.", $"quote the whole value in {file}, or none of it");
        }
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.Environment.EnvFile ?? "none; values come from variables";

    [GeneratedRegex(@"^\s*(export\s+)?(?<name>[_A-Za-z][_A-Za-z0-9]*)\s*[=:](?<value>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();

    // Not in quotes, and something before it.
    [GeneratedRegex(@"^[^'""#\s][^'""]*\s#")]
    private static partial Regex Comment();
}
