using Nuke.Common.Parameters;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>The words of a name such as <c>NuGetApiKey</c>: NuGet, Api, Key.</summary>
internal static class Words
{
    public static IEnumerable<string> Of(string name)
    {
        var start = 0;
        foreach (var word in KebabCase.From(name).Split('-'))
        {
            // Dashes that the name has itself are kept out of the words.
            while (start < name.Length && name[start] == '-')
                start++;
            yield return name.Substring(start, word.Length);
            start += word.Length;
        }
    }
}
