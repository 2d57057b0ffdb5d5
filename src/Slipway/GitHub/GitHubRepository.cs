using System.Text.RegularExpressions;

namespace Slipway.GitHub;

/// <summary>A repository on GitHub, and how its API is reached.</summary>
/// <param name="Owner">User or organisation.</param>
/// <param name="Name">Name without the owner.</param>
public sealed partial record GitHubRepository(string Owner, string Name)
{
    /// <summary>Address of the API; on GitHub Enterprise Server what <c>GITHUB_API_URL</c> says.</summary>
    public Uri Api { get; init; } = new("https://api.github.com/");

    /// <summary>The token that requests bear; null asks as nobody.</summary>
    public Secret? Token { get; init; }

    /// <summary>How long one attempt of a request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Reads <c>owner/name</c>.</summary>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public static GitHubRepository Parse(string text) =>
        Pattern().Match(text) is { Success: true } match
            ? new GitHubRepository(match.Groups["owner"].Value, match.Groups["name"].Value)
            : throw new InvalidInputException($"'{text}' is no repository on GitHub; it is written owner/name", "set GITHUB_REPOSITORY or --github-repository owner/name");

    /// <inheritdoc/>
    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex(@"^(?<owner>[A-Za-z0-9-]+)/(?<name>[A-Za-z0-9._-]+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
