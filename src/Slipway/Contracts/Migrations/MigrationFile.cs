using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Contracts.Migrations;

/// <summary>
/// A migration as it lies in the repository. Its class stands in its path (<c>expand/</c> or <c>contract/</c>) or in a comment
/// of its first lines (<c>-- slipway: contract</c>, <c># slipway: contract reversible</c>); SQL without either is an expand step.
/// </summary>
/// <param name="Path">Relative to the repository's root.</param>
/// <param name="Text">Its content.</param>
/// <param name="Migration">What it is.</param>
public sealed partial record MigrationFile(string Path, string Text, Migration Migration)
{
    private const int HeaderLines = 10;

    /// <summary>Whether it is SQL, which can be checked.</summary>
    public bool IsSql => Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);

    /// <summary>Classifies a file.</summary>
    /// <param name="path">Relative to the repository's root.</param>
    /// <param name="below">The same, relative to the folder of migrations.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="InvalidInputException">Nothing says what it is, or two things say different ones.</exception>
    public static MigrationFile Of(string path, string below, string text)
    {
        var folders = below.Split('/')[..^1].Where(IsKind).Select(x => Enum.Parse<MigrationKind>(x, ignoreCase: true)).Distinct().ToArray();
        var header = Header().Match(string.Join('\n', text.Split('\n').Take(HeaderLines)));
        MigrationKind? marked = header.Groups["kind"] is { Success: true } kind ? Enum.Parse<MigrationKind>(kind.Value, ignoreCase: true) : null;
        var kinds = folders.Concat(marked is { } one ? [one] : []).Distinct().ToArray();
        var isSql = path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
        if (kinds.Length > 1)
            throw new InvalidInputException($"{path} is said to be an expand step and a contract step.", "leave one of them: its folder, or the comment 'slipway: …' in its first lines");
        if (kinds.Length == 0 && !isSql)
            throw new InvalidInputException(
                $"Nothing says whether {path} only adds (expand) or takes something away (contract), and only SQL can be looked into.",
                $"move it to expand/ or contract/, or write '# slipway: expand' or '# slipway: contract' into its first {HeaderLines} lines");
        var name = string.Join('/', below.Split('/').Where((x, i) => i == below.Count(y => y == '/') || !IsKind(x)));
        return new MigrationFile(path, text, new Migration(name[..name.LastIndexOf('.')], kinds.FirstOrDefault(), Hash(text))
        {
            IsReversible = header.Groups["reversible"].Success,
        });
    }

    private static bool IsKind(string folder) => folder.ToUpperInvariant() is "EXPAND" or "CONTRACT";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))[..16];

    [GeneratedRegex(@"^\s*(--|#|//|/\*|\*)\s*slipway:\s*(?<kind>expand|contract)?\s*(?<reversible>reversible)?\s*(\*/)?\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
