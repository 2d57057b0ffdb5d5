using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>The addresses of a GitHub repository's pages.</summary>
/// <param name="Url">The repository's own address, without a slash at its end; null where <c>origin</c> is not on GitHub.</param>
public sealed partial record Forge(string? Url)
{
    /// <summary><c>owner/name</c>; null where <c>origin</c> is not on GitHub.</summary>
    public string? Name => Url?[Host.Length..];

    private const string Host = "https://github.com/";

    /// <summary>Reads the address of <c>origin</c>.</summary>
    public static async Task<Forge> ReadAsync(string root, CancellationToken cancellationToken = default)
    {
        var answer = await new Git(root).AskAsync(["config", "--get", "remote.origin.url"], cancellationToken);
        return Parse(answer.Output.Trim());
    }

    /// <summary>Takes an address as git has it: https, ssh or <c>git@github.com:owner/name</c>; whatever signs in is left out.</summary>
    public static Forge Parse(string remote) => Address().Match(remote) is { Success: true } match
        ? new Forge($"{Host}{match.Groups["name"].Value}")
        : new Forge((string?)null);

    /// <summary>A commit, as a Markdown link where there is a page.</summary>
    public string Commit(string hash) => Url is null ? hash[..7] : $"[{hash[..7]}]({Url}/commit/{hash})";

    /// <summary>An issue or a pull request: GitHub leads from one to the other.</summary>
    public string Issue(int number) => Url is null ? $"#{number}" : $"[#{number}]({Url}/issues/{number})";

    /// <summary>All that changed between two references; null where there is no page.</summary>
    public string? Compare(string from, string to) => Url is null ? null : $"{Url}/compare/{from}...{to}";

    [GeneratedRegex(@"^(https://([^@/]+@)?|ssh://git@|git@)github\.com[:/](?<name>[\w.-]+/[\w.-]+?)(\.git)?/?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
