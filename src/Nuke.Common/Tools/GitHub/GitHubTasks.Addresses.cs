using Nuke.Common.Git;
using Nuke.Common.IO;
using Octokit;

namespace Nuke.Common.Tools.GitHub;

/// <summary>What an address on GitHub leads to.</summary>
public enum GitHubItemType
{
    /// <summary>What is there in the checkout.</summary>
    Automatic,

    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}

public static partial class GitHubTasks
{
    /// <summary>The page of what came between two commits, both included.</summary>
    public static string GetGitHubCompareCommitsUrl(this GitRepository repository, string startCommitSha, string endCommitSha) =>
        Compare(repository, $"{endCommitSha}^", startCommitSha);

    /// <summary>The page of what came since a tag.</summary>
    public static string GetGitHubCompareTagToHeadUrl(this GitRepository repository, string tag) => Compare(repository, tag, "HEAD");

    /// <summary>The page of what came between two tags.</summary>
    public static string GetGitHubCompareTagsUrl(this GitRepository repository, string startTag, string endTag) =>
        Compare(repository, endTag, startTag);

    /// <summary>The page of a commit.</summary>
    public static string GetGitHubCommitUrl(this GitRepository repository, string commitSha) =>
        $"https://github.com/{Identifier(repository)}/commit/{commitSha}";

    /// <summary>Where a file is downloaded from.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="file">The file: in the checkout, or from the repository's root.</param>
    /// <param name="branch">The branch; the one that is checked out when null.</param>
    public static string GetGitHubDownloadUrl(this GitRepository repository, string file, string? branch = null) =>
        $"https://raw.githubusercontent.com/{Identifier(repository)}/{BranchOf(repository, branch)}/{Escape(Relative(repository, file))}";

    /// <summary>Where all files of a directory are downloaded from.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="directory">The directory: in the checkout, or from the repository's root, which it is when null.</param>
    /// <param name="branch">The branch; GitHub's default when null.</param>
    /// <returns>The addresses, and the files' paths from the directory.</returns>
    public static async Task<IEnumerable<(string DownloadUrl, string RelativePath)>> GetGitHubDownloadUrls(
        this GitRepository repository,
        string? directory = null,
        string? branch = null)
    {
        branch ??= await repository.GetDefaultBranch().ConfigureAwait(false);
        var response = await GitHubClient.Git.Tree
            .GetRecursive(repository.GetGitHubOwner(), repository.GetGitHubName(), branch).ConfigureAwait(false);
        var prefix = string.IsNullOrEmpty(directory) ? "" : $"{Relative(repository, directory).Trim('/')}/".TrimStart('/');
        return response.Tree
            .Where(x => x.Type == TreeType.Blob && x.Path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(x => (repository.GetGitHubDownloadUrl(x.Path, branch), x.Path[prefix.Length..]))
            .ToList();
    }

    /// <summary>The page of a file or directory.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The path: in the checkout, or from the repository's root, which it is when null.</param>
    /// <param name="branch">The branch; the one that is checked out when null.</param>
    /// <param name="itemType">What it is.</param>
    public static string GetGitHubBrowseUrl(
        this GitRepository repository,
        string? path = null,
        string? branch = null,
        GitHubItemType itemType = GitHubItemType.Automatic)
    {
        var relative = path == null ? "" : Relative(repository, path);
        var kind = relative.Length == 0 || IsDirectory(repository, relative, itemType) ? "tree" : "blob";
        return $"https://github.com/{Identifier(repository)}/{kind}/{BranchOf(repository, branch)}/{Escape(relative)}".TrimEnd('/');
    }

    static string Compare(GitRepository repository, string from, string to) =>
        $"https://github.com/{Identifier(repository)}/compare/{from}...{to}";

    static string BranchOf(GitRepository repository, string? branch)
    {
        branch ??= repository.Branch;
        Assert.True(branch != null, $"No branch of '{repository.Identifier}' is checked out; name one.");
        return Escape(branch);
    }

    /// <summary>Spaces and signs like <c>#</c> would end the address; slashes stay.</summary>
    static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    static bool IsDirectory(GitRepository repository, string relative, GitHubItemType itemType)
    {
        if (itemType != GitHubItemType.Automatic)
            return itemType == GitHubItemType.Directory;
        var path = repository.LocalDirectory == null ? null : repository.LocalDirectory / relative;
        Assert.True(
            path != null && (path.DirectoryExists() || path.FileExists()),
            $"'{relative}' is not there, so say whether it is a {nameof(GitHubItemType.File)} or a {nameof(GitHubItemType.Directory)}.");
        return path.DirectoryExists();
    }

    static string Relative(GitRepository repository, string path)
    {
        if (!Path.IsPathRooted(path))
            return path;
        Assert.True(repository.LocalDirectory != null, $"'{path}' is absolute, but the repository is not checked out.");
        var relative = Path.GetRelativePath(repository.LocalDirectory, path).Replace('\\', '/');
        Assert.True(relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal), $"'{path}' is not in '{repository.LocalDirectory}'.");
        return relative == "." ? "" : relative;
    }
}
