namespace Nuke.Common.Git;

/// <summary>Branches of GitFlow.</summary>
public static class GitRepositoryExtensions
{
    /// <summary>Whether it is <c>main</c> or <c>master</c>.</summary>
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) =>
        repository.IsOnMainBranch() || repository.IsOnMasterBranch();

    /// <summary>Whether it is <c>master</c>.</summary>
    public static bool IsOnMasterBranch(this GitRepository repository) => Is(repository, "master");

    /// <summary>Whether it is <c>main</c>.</summary>
    public static bool IsOnMainBranch(this GitRepository repository) => Is(repository, "main");

    /// <summary>Whether it is <c>develop</c>, <c>dev</c> or <c>development</c>.</summary>
    public static bool IsOnDevelopBranch(this GitRepository repository) =>
        Is(repository, "dev") || Is(repository, "develop") || Is(repository, "development");

    /// <summary>Whether it is a feature branch.</summary>
    public static bool IsOnFeatureBranch(this GitRepository repository) =>
        StartsWith(repository, "feature/") || StartsWith(repository, "features/");

    /// <summary>Whether it is a release branch.</summary>
    public static bool IsOnReleaseBranch(this GitRepository repository) =>
        StartsWith(repository, "release/") || StartsWith(repository, "releases/");

    /// <summary>Whether it is a hotfix branch.</summary>
    public static bool IsOnHotfixBranch(this GitRepository repository) =>
        StartsWith(repository, "hotfix/") || StartsWith(repository, "hotfixes/");

    static bool Is(GitRepository repository, string branch) =>
        string.Equals(repository.Branch, branch, StringComparison.OrdinalIgnoreCase);

    static bool StartsWith(GitRepository repository, string prefix) =>
        repository.Branch?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true;
}
