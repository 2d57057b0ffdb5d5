using System.Text;

namespace Nuke.Common.Parameters;

/// <summary>How names are written on the command line.</summary>
internal static class KebabCase
{
    // NUKE keeps these together: --nuget-key is written NuGetKey in code.
    static readonly string[] KnownWords =
    [
        "DotNet", "GitHub", "GitVersion", "MSBuild", "NuGet", "ReSharper", "AppVeyor", "TeamCity", "GitLab",
        "SignPath", "JetBrains",
    ];

    public static string From(string name)
    {
        var text = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var word = Array.Find(KnownWords, x => string.CompareOrdinal(name, index, x, 0, x.Length) == 0);
            if (index > 0 && (word != null || IsStartOfWord(name, index)) && text[^1] != '-')
                text.Append('-');
            text.Append((word ?? name[index].ToString()).ToLowerInvariant());
            if (word != null)
                index += word.Length - 1;
        }

        return text.ToString();
    }

    /// <summary>The name without dashes, underscores and the like, in lower case: how names are compared.</summary>
    public static string Normalize(string name) =>
        string.Create(name.Count(char.IsLetterOrDigit), name, static (span, source) =>
        {
            var index = 0;
            foreach (var character in source.Where(char.IsLetterOrDigit))
                span[index++] = char.ToLowerInvariant(character);
        });

    static bool IsStartOfWord(string name, int index) =>
        char.IsUpper(name[index]) && char.IsLower(name[index - 1]);
}
