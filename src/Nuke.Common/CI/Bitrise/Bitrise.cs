namespace Nuke.Common.CI.Bitrise;

/// <summary>A runner of Bitrise (https://devcenter.bitrise.io/en/references/available-environment-variables.html).</summary>
public class Bitrise : Host, IBuildServer
{
    internal Bitrise()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new Bitrise Instance => (Host.Instance as Bitrise)!;

    string IBuildServer.Branch => GitBranch;

    string IBuildServer.Commit => GitCommit;

    /// <summary><c>BITRISE_BUILD_URL</c>.</summary>
    public string BuildUrl => Variable("BITRISE_BUILD_URL");

    /// <summary><c>BITRISE_BUILD_NUMBER</c>.</summary>
    public long BuildNumber => EnvironmentInfo.GetVariable<long>("BITRISE_BUILD_NUMBER");

    /// <summary><c>BITRISE_APP_TITLE</c>.</summary>
    public string AppTitle => Variable("BITRISE_APP_TITLE");

    /// <summary><c>BITRISE_APP_URL</c>.</summary>
    public string AppUrl => Variable("BITRISE_APP_URL");

    /// <summary><c>BITRISE_APP_SLUG</c>.</summary>
    public string AppSlug => Variable("BITRISE_APP_SLUG");

    /// <summary><c>BITRISE_BUILD_SLUG</c>.</summary>
    public string BuildSlug => Variable("BITRISE_BUILD_SLUG");

    /// <summary><c>GIT_REPOSITORY_URL</c>.</summary>
    public string RepositoryUrl => Variable("GIT_REPOSITORY_URL");

    /// <summary><c>BITRISE_GIT_BRANCH</c>.</summary>
    public string GitBranch => Variable("BITRISE_GIT_BRANCH");

    /// <summary><c>BITRISE_GIT_TAG</c>.</summary>
    public string GitTag => Variable("BITRISE_GIT_TAG");

    /// <summary><c>BITRISE_GIT_COMMIT</c>.</summary>
    public string GitCommit => Variable("BITRISE_GIT_COMMIT");

    /// <summary><c>BITRISE_GIT_MESSAGE</c>.</summary>
    public string GitMessage => Variable("BITRISE_GIT_MESSAGE");

    /// <summary><c>BITRISE_PULL_REQUEST</c>.</summary>
    public long? PullRequest => EnvironmentInfo.GetVariable<long?>("BITRISE_PULL_REQUEST");

    /// <summary><c>BITRISE_PROVISION_URL</c>.</summary>
    public string ProvisionUrl => Variable("BITRISE_PROVISION_URL");

    /// <summary><c>BITRISE_CERTIFICATE_URL</c>.</summary>
    public string CertificateUrl => Variable("BITRISE_CERTIFICATE_URL");

    /// <summary><c>BITRISE_CERTIFICATE_PASSPHRASE</c>.</summary>
    public string CertificatePassphrase => Variable("BITRISE_CERTIFICATE_PASSPHRASE");

    /// <summary><c>BITRISE_BUILD_TRIGGER_TIMESTAMP</c>, in local time.</summary>
    public DateTime BuildTriggerTimestamp =>
        DateTimeOffset.FromUnixTimeSeconds(EnvironmentInfo.GetVariable<long>("BITRISE_BUILD_TRIGGER_TIMESTAMP")).LocalDateTime;

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
