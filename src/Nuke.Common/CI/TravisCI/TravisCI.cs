namespace Nuke.Common.CI.TravisCI;

/// <summary>A worker of Travis CI (https://docs.travis-ci.com/user/environment-variables).</summary>
public class TravisCI : Host, IBuildServer
{
    internal TravisCI()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new TravisCI Instance => (Host.Instance as TravisCI)!;

    string IBuildServer.Branch => Branch;

    string IBuildServer.Commit => Commit;

    /// <summary><c>CI</c>.</summary>
    public bool Ci => EnvironmentInfo.GetVariable<bool>("CI");

    /// <summary><c>CONTINUOUS_INTEGRATION</c>.</summary>
    public bool ContinousIntegration => EnvironmentInfo.GetVariable<bool>("CONTINUOUS_INTEGRATION");

    /// <summary><c>TRAVIS_SECURE_ENV_VARS</c>.</summary>
    public bool SecureEnvVars => EnvironmentInfo.GetVariable<bool>("TRAVIS_SECURE_ENV_VARS");

    /// <summary><c>TRAVIS_BRANCH</c>.</summary>
    public string Branch => Variable("TRAVIS_BRANCH");

    /// <summary><c>TRAVIS_BUILD_DIR</c>.</summary>
    public string BuildDir => Variable("TRAVIS_BUILD_DIR");

    /// <summary><c>TRAVIS_BUILD_ID</c>.</summary>
    public long BuildId => EnvironmentInfo.GetVariable<long>("TRAVIS_BUILD_ID");

    /// <summary><c>TRAVIS_BUILD_NUMBER</c>.</summary>
    public long BuildNumber => EnvironmentInfo.GetVariable<long>("TRAVIS_BUILD_NUMBER");

    /// <summary><c>TRAVIS_COMMIT</c>.</summary>
    public string Commit => Variable("TRAVIS_COMMIT");

    /// <summary><c>TRAVIS_COMMIT_MESSAGE</c>.</summary>
    public string CommitMessage => Variable("TRAVIS_COMMIT_MESSAGE");

    /// <summary><c>TRAVIS_COMMIT_RANGE</c>.</summary>
    public string CommitRange => Variable("TRAVIS_COMMIT_RANGE");

    /// <summary><c>TRAVIS_EVENT_TYPE</c>.</summary>
    public TravisCIEventType EventType => EnvironmentInfo.GetVariable<TravisCIEventType>("TRAVIS_EVENT_TYPE");

    /// <summary><c>TRAVIS_JOB_ID</c>.</summary>
    public long JobId => EnvironmentInfo.GetVariable<long>("TRAVIS_JOB_ID");

    /// <summary><c>TRAVIS_JOB_NUMBER</c>.</summary>
    public string JobNumber => Variable("TRAVIS_JOB_NUMBER");

    /// <summary><c>TRAVIS_OS_NAME</c>.</summary>
    public string OsName => Variable("TRAVIS_OS_NAME");

    /// <summary><c>TRAVIS_PULL_REQUEST</c>.</summary>
    public string PullRequest => Variable("TRAVIS_PULL_REQUEST");

    /// <summary><c>TRAVIS_PULL_REQUEST_BRANCH</c>.</summary>
    public string PullRequestBranch => Variable("TRAVIS_PULL_REQUEST_BRANCH");

    /// <summary><c>TRAVIS_PULL_REQUEST_SHA</c>.</summary>
    public string PullRequestSha => Variable("TRAVIS_PULL_REQUEST_SHA");

    /// <summary><c>TRAVIS_PULL_REQUEST_SLUG</c>.</summary>
    public string PullRequestSlug => Variable("TRAVIS_PULL_REQUEST_SLUG");

    /// <summary><c>TRAVIS_REPO_SLUG</c>.</summary>
    public string RepoSlug => Variable("TRAVIS_REPO_SLUG");

    /// <summary><c>TRAVIS_SUDO</c>.</summary>
    public bool Sudo => EnvironmentInfo.GetVariable<bool>("TRAVIS_SUDO");

    /// <summary><c>TRAVIS_TEST_RESULT</c>.</summary>
    public string TestResult => Variable("TRAVIS_TEST_RESULT");

    /// <summary><c>TRAVIS_TAG</c>.</summary>
    public string Tag => Variable("TRAVIS_TAG");

    /// <summary><c>TRAVIS_DARTVersion</c>.</summary>
    public string DartVersion => Variable("TRAVIS_DARTVersion");

    /// <summary><c>TRAVIS_GOVersion</c>.</summary>
    public string GoVersion => Variable("TRAVIS_GOVersion");

    /// <summary><c>TRAVIS_HAXEVersion</c>.</summary>
    public string HaxeVersion => Variable("TRAVIS_HAXEVersion");

    /// <summary><c>TRAVIS_JDKVersion</c>.</summary>
    public string JdkVersion => Variable("TRAVIS_JDKVersion");

    /// <summary><c>TRAVIS_JULIAVersion</c>.</summary>
    public string JuliaVersion => Variable("TRAVIS_JULIAVersion");

    /// <summary><c>TRAVIS_NODEVersion</c>.</summary>
    public string NodeVersion => Variable("TRAVIS_NODEVersion");

    /// <summary><c>TRAVIS_OTP_RELEASE</c>.</summary>
    public string OtpRelease => Variable("TRAVIS_OTP_RELEASE");

    /// <summary><c>TRAVIS_PERLVersion</c>.</summary>
    public string PerlVersion => Variable("TRAVIS_PERLVersion");

    /// <summary><c>TRAVIS_PHPVersion</c>.</summary>
    public string PhpVersion => Variable("TRAVIS_PHPVersion");

    /// <summary><c>TRAVIS_PYTHONVersion</c>.</summary>
    public string PythonVersion => Variable("TRAVIS_PYTHONVersion");

    /// <summary><c>TRAVIS_RVersion</c>.</summary>
    public string RVersion => Variable("TRAVIS_RVersion");

    /// <summary><c>TRAVIS_RUBYVersion</c>.</summary>
    public string RubyVersion => Variable("TRAVIS_RUBYVersion");

    /// <summary><c>TRAVIS_RUSTVersion</c>.</summary>
    public string RustVersion => Variable("TRAVIS_RUSTVersion");

    /// <summary><c>TRAVIS_SCALAVersion</c>.</summary>
    public string ScalaVersion => Variable("TRAVIS_SCALAVersion");

    /// <summary><c>TRAVIS_XCODE_SDK</c>.</summary>
    public string XCodeSdk => Variable("TRAVIS_XCODE_SDK");

    /// <summary><c>TRAVIS_XCODE_SCHEME</c>.</summary>
    public string XCodeScheme => Variable("TRAVIS_XCODE_SCHEME");

    /// <summary><c>TRAVIS_XCODE_PROJECT</c>.</summary>
    public string XCodeProject => Variable("TRAVIS_XCODE_PROJECT");

    /// <summary><c>TRAVIS_XCODE_WORKSPACE</c>.</summary>
    public string XCodeWorkspace => Variable("TRAVIS_XCODE_WORKSPACE");

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
