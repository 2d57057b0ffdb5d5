using System.Text.RegularExpressions;

namespace Slipway.Compose;

/// <summary>
/// Compose's interpolation syntax: <c>$X</c>, <c>${X}</c>, <c>${X:-default}</c>, <c>${X:?message}</c>, <c>${X:+other}</c>,
/// each also without the colon, and nested. Source: docs.docker.com/reference/compose-file/interpolation.
/// </summary>
internal static partial class Interpolation
{
    /// <summary>The variables that a text uses, outermost only; <c>$$</c> is a dollar sign.</summary>
    public static IEnumerable<VariableUse> Uses(string text)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('$', at))
        {
            var use = text[at + 1] switch
            {
                '$' => (null, 2),
                '{' => Braced(text, at),
                _ => Bare(text, at),
            };
            if (use.Item1 is { } found)
                yield return found;
            at += use.Item2;
            if (at >= text.Length)
                yield break;
        }
    }

    private static (VariableUse?, int) Bare(string text, int at)
    {
        var name = Name().Match(text, at + 1);
        return name.Success ? (new VariableUse(name.Value, "", ""), name.Length + 1) : (null, 1);
    }

    private static (VariableUse?, int) Braced(string text, int at)
    {
        var end = Closing(text, at + 1);
        if (end < 0)
            return (null, 1);
        var inner = text[(at + 2)..end];
        var name = Name().Match(inner, 0);
        if (!name.Success)
            return (null, 1);
        var rest = inner[name.Length..];
        var symbol = rest.StartsWith(':') && rest.Length > 1 ? rest[..2] : rest[..Math.Min(1, rest.Length)];
        return (new VariableUse(name.Value, symbol, rest[symbol.Length..]), end - at + 1);
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '{' && (i == open || text[i - 1] == '$'))
                depth++;
            else if (text[i] == '}' && --depth == 0)
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"\G[_a-zA-Z][_a-zA-Z0-9]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}

/// <summary>One use of a variable.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Symbol">Empty, or one of <c>:- - :? ? :+ +</c>.</param>
/// <param name="Argument">What follows the symbol.</param>
internal sealed record VariableUse(string Name, string Symbol, string Argument)
{
    /// <summary>Whether an empty value counts as none here.</summary>
    public bool EmptyIsMissing => Symbol.StartsWith(':');
}
