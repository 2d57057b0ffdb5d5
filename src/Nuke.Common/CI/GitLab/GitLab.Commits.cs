namespace Nuke.Common.CI.GitLab;

public partial class GitLab
{
    /// <summary><c>CI_COMMIT_REF_NAME</c>.</summary>
    public string CommitRefName => Variable("CI_COMMIT_REF_NAME");

    /// <summary><c>CI_COMMIT_REF_SLUG</c>.</summary>
    public string CommitRefSlug => Variable("CI_COMMIT_REF_SLUG");

    /// <summary><c>CI_COMMIT_SHA</c>.</summary>
    public string CommitSha => Variable("CI_COMMIT_SHA");

    /// <summary><c>CI_COMMIT_TAG</c>.</summary>
    public string CommitTag => Variable("CI_COMMIT_TAG");

    /// <summary><c>CI_COMMIT_AUTHOR</c>.</summary>
    public string CommitAuthor => Variable("CI_COMMIT_AUTHOR");

    /// <summary><c>CI_COMMIT_BEFORE_SHA</c>.</summary>
    public string CommitBeforeSha => Variable("CI_COMMIT_BEFORE_SHA");

    /// <summary><c>CI_COMMIT_BRANCH</c>.</summary>
    public string CommitBranch => Variable("CI_COMMIT_BRANCH");

    /// <summary><c>CI_COMMIT_DESCRIPTION</c>.</summary>
    public string CommitDescription => Variable("CI_COMMIT_DESCRIPTION");

    /// <summary><c>CI_COMMIT_MESSAGE</c>.</summary>
    public string CommitMessage => Variable("CI_COMMIT_MESSAGE");

    /// <summary><c>CI_COMMIT_REF_PROTECTED</c>.</summary>
    public bool CommitRefProtected => EnvironmentInfo.GetVariable<bool>("CI_COMMIT_REF_PROTECTED");

    /// <summary><c>CI_COMMIT_SHORT_SHA</c>.</summary>
    public string CommitShortSha => Variable("CI_COMMIT_SHORT_SHA");

    /// <summary><c>CI_COMMIT_TAG_MESSAGE</c>.</summary>
    public string CommitTagMessage => Variable("CI_COMMIT_TAG_MESSAGE");

    /// <summary><c>CI_COMMIT_TIMESTAMP</c>.</summary>
    public string CommitTimestamp => Variable("CI_COMMIT_TIMESTAMP");

    /// <summary><c>CI_COMMIT_TITLE</c>.</summary>
    public string CommitTitle => Variable("CI_COMMIT_TITLE");
}
