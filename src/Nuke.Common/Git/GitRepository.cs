using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>How a remote is reached.</summary>
public enum GitProtocol
{
    /// <summary>HTTPS.</summary>
    Https,

    /// <summary>SSH.</summary>
    Ssh,
}

/// <summary>A repository, read from its files: no Git is needed.</summary>
public class GitRepository
{
    /// <summary>Describes a repository.</summary>
    public GitRepository(
        GitProtocol? protocol,
        string? endpoint,
        string? identifier,
        string? branch,
        AbsolutePath? localDirectory,
        string? head,
        string? commit,
        IReadOnlyCollection<string> tags,
        string? remoteName,
        string? remoteBranch)
    {
        Protocol = protocol;
        Endpoint = endpoint!;
        Identifier = identifier!;
        Branch = branch!;
        LocalDirectory = localDirectory!;
        Head = head!;
        Commit = commit!;
        Tags = tags;
        RemoteName = remoteName!;
        RemoteBranch = remoteBranch!;
    }

    /// <summary>How the remote is reached.</summary>
    public GitProtocol? Protocol { get; }

    /// <summary>The host of the remote, such as <c>github.com</c>; null without a remote.</summary>
    public string Endpoint { get; }

    /// <summary>The repository on the host, such as <c>owner/name</c>; null without a remote.</summary>
    public string Identifier { get; }

    /// <summary>The directory of the checkout.</summary>
    public AbsolutePath LocalDirectory { get; }

    /// <summary>What is checked out: <c>refs/heads/name</c>, or the commit when no branch is.</summary>
    public string Head { get; }

    /// <summary>The commit that is checked out; null before the first.</summary>
    public string Commit { get; }

    /// <summary>The tags of the commit.</summary>
    public IReadOnlyCollection<string> Tags { get; }

    /// <summary>The remote that the branch follows, else <c>origin</c>.</summary>
    public string RemoteName { get; }

    /// <summary>The branch that the branch follows; null when it follows none.</summary>
    public string RemoteBranch { get; }

    /// <summary>The branch; null when no branch is checked out.</summary>
    public string Branch { get; private set; }

    /// <summary>The remote's address by HTTPS; null without a remote.</summary>
    public string HttpsUrl => Endpoint == null ? null! : $"https://{Endpoint}/{Identifier}.git";

    /// <summary>The remote's address by SSH; null without a remote.</summary>
    public string SshUrl => Endpoint == null ? null! : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>A repository by the address of its remote.</summary>
    public static GitRepository FromUrl(string url, string? branch = null)
    {
        var remote = RemoteUrl.Parse(url);
        Assert.True(remote != null, $"'{url}' is no address of a Git repository.");
        return new GitRepository(
            remote.Protocol, remote.Endpoint, remote.Identifier, branch, localDirectory: null, head: null, commit: null, [], remoteName: null, remoteBranch: null);
    }

    /// <summary>The repository that a directory belongs to, worktrees and detached heads included.</summary>
    public static GitRepository FromLocalDirectory(AbsolutePath directory)
    {
        var files = GitFiles.Find(directory);
        Assert.True(files != null, $"'{directory}' does not belong to a Git repository.");
        var head = files.Head();
        var branch = head.Branch ?? BranchOfServer();
        var (remoteName, remoteBranch) = files.Upstream(head.Branch);
        var remote = RemoteUrl.Parse(files.Config($"remote.{remoteName}.url"));
        return new GitRepository(
            remote?.Protocol,
            remote?.Endpoint,
            remote?.Identifier,
            branch,
            files.WorkTree,
            head.Reference,
            head.Commit,
            files.TagsOf(head.Commit),
            remoteName,
            remoteBranch);
    }

    /// <summary>The same repository on another branch.</summary>
    public GitRepository SetBranch(string branch)
    {
        var copy = (GitRepository)MemberwiseClone();
        copy.Branch = branch;
        return copy;
    }

    /// <inheritdoc/>
    public override string ToString() => (Protocol == GitProtocol.Ssh ? SshUrl : HttpsUrl) ?? LocalDirectory?.ToString() ?? "";

    /// <summary>Build servers check a commit out, and name the branch in a variable.</summary>
    static string? BranchOfServer() =>
        EnvironmentInfo.GetVariable("GITHUB_REF_TYPE") == "branch" ? EnvironmentInfo.GetVariable("GITHUB_REF_NAME") : null;
}
