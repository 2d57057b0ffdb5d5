using System.Buffers;

namespace Slipway.Servers;

/// <summary>The one place that makes text safe for a POSIX shell.</summary>
public static class ShellQuote
{
    // What no POSIX shell gives a meaning to anywhere in a word.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+:,./-");

    /// <summary>One word that reaches the program exactly as it is.</summary>
    /// <exception cref="InvalidInputException">It contains a NUL character, which no argument can carry.</exception>
    public static string Word(string word)
    {
        if (word.Contains('\0', StringComparison.Ordinal))
            throw new InvalidInputException("A NUL character cannot be part of a remote command.");
        return word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Plain)
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>Words with spaces between them.</summary>
    public static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(Argument));

    // "--filter=label" reads better bare; only before the first "=" could a shell take it for an assignment.
    private static string Argument(string word) =>
        word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) is > 0 and var i
            && Word(word[..i]) == word[..i] && Word(word[(i + 1)..]) == word[(i + 1)..]
                ? word
                : Word(word);
}
