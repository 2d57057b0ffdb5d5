using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Workflows.Yaml;

/// <summary>Texts as scalars: plain where no reader of YAML 1.1 or 1.2 can take them for anything else, in quotes otherwise.</summary>
internal static partial class Quoting
{
    /// <summary>The scalar; several lines become a literal block.</summary>
    public static Scalar Scalar(string text) =>
        new(AnchorName.Empty, TagName.Empty, text, StyleOf(text), isPlainImplicit: true, isQuotedImplicit: true);

    static ScalarStyle StyleOf(string text) =>
        IsBlock(text) ? ScalarStyle.Literal
        : text.Any(x => char.IsControl(x) || x > '~') ? ScalarStyle.DoubleQuoted
        : Harmless().IsMatch(text) && !ReservedWord().IsMatch(text) ? ScalarStyle.Plain
        : ScalarStyle.SingleQuoted;

    // A block cannot keep blanks at the edges of the text or before a line's end, nor more than one empty line at its own.
    static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && text.All(x => x is '\n' or (>= ' ' and <= '~'))
        && text[0] is not (' ' or '\n')
        && !text.Contains(" \n", StringComparison.Ordinal)
        && !text.EndsWith(' ')
        && !text.EndsWith("\n\n", StringComparison.Ordinal);

    // No indicator, no colon, no hash, and nothing that starts like a number.
    [GeneratedRegex("^(\\./)?[A-Za-z_][A-Za-z0-9_./@-]*( [A-Za-z0-9_./@-]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Harmless();

    // "on" is a key of every workflow and stays plain, as people write it: a reader that takes it for a boolean reads no workflow at all.
    [GeneratedRegex("^(true|false|yes|no|off|y|n|null)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ReservedWord();
}
