using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.CI.GitLab;

/// <summary>A runner of GitLab CI (https://docs.gitlab.com/ci/variables/predefined_variables).</summary>
public partial class GitLab : Host, IBuildServer
{
    internal GitLab()
    {
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new GitLab Instance => (Host.Instance as GitLab)!;

    string IBuildServer.Branch => CommitRefName;

    string IBuildServer.Commit => CommitSha;

    /// <summary><c>CI</c>.</summary>
    public bool Ci => EnvironmentInfo.GetVariable<bool>("CI");

    /// <summary><c>CI_CONFIG_PATH</c>.</summary>
    public string ConfigPath => Variable("CI_CONFIG_PATH");

    /// <summary><c>CI_DISPOSABLE_ENVIRONMENT</c>.</summary>
    public bool DisposableEnvironment => EnvironmentInfo.GetVariable<bool>("CI_DISPOSABLE_ENVIRONMENT");

    /// <summary><c>GITLAB_USER_ID</c>.</summary>
    public long GitLabUserId => EnvironmentInfo.GetVariable<long>("GITLAB_USER_ID");

    /// <summary><c>GITLAB_USER_EMAIL</c>.</summary>
    public string GitLabUserEmail => Variable("GITLAB_USER_EMAIL");

    /// <summary><c>GITLAB_USER_LOGIN</c>.</summary>
    public string GitLabUserLogin => Variable("GITLAB_USER_LOGIN");

    /// <summary><c>GITLAB_USER_NAME</c>.</summary>
    public string GitLabUserName => Variable("GITLAB_USER_NAME");

    /// <summary><c>CHAT_CHANNEL</c>.</summary>
    public string ChatChannel => Variable("CHAT_CHANNEL");

    /// <summary><c>CHAT_INPUT</c>.</summary>
    public string ChatInput => Variable("CHAT_INPUT");

    /// <summary><c>CHAT_USER_ID</c>.</summary>
    public string ChatUserId => Variable("CHAT_USER_ID");

    /// <summary><c>CI_BUILDS_DIR</c>.</summary>
    public string BuildsDir => Variable("CI_BUILDS_DIR");

    /// <summary><c>CI_CONCURRENT_ID</c>.</summary>
    public string ConcurrentId => Variable("CI_CONCURRENT_ID");

    /// <summary><c>CI_CONCURRENT_PROJECT_ID</c>.</summary>
    public string ConcurrentProjectId => Variable("CI_CONCURRENT_PROJECT_ID");

    /// <summary><c>CI_DEBUG_TRACE</c>.</summary>
    public bool DebugTrace => EnvironmentInfo.GetVariable<bool>("CI_DEBUG_TRACE");

    /// <summary><c>CI_DEBUG_SERVICES</c>.</summary>
    public bool DebugServices => EnvironmentInfo.GetVariable<bool>("CI_DEBUG_SERVICES");

    /// <summary><c>CI_GITLAB_FIPS_MODE</c>.</summary>
    public bool GitLabFipsMode => EnvironmentInfo.GetVariable<bool>("CI_GITLAB_FIPS_MODE");

    /// <summary><c>CI_HAS_OPEN_REQUIREMENTS</c>.</summary>
    public bool HasOpenRequirements => EnvironmentInfo.GetVariable<bool>("CI_HAS_OPEN_REQUIREMENTS");

    /// <summary><c>CI_KUBERNETES_ACTIVE</c>.</summary>
    public bool KubernetesActive => EnvironmentInfo.GetVariable<bool>("CI_KUBERNETES_ACTIVE");

    /// <summary><c>CI_SHARED_ENVIRONMENT</c>.</summary>
    public bool SharedEnvironment => EnvironmentInfo.GetVariable<bool>("CI_SHARED_ENVIRONMENT");

    /// <summary><c>CI_TEMPLATE_REGISTRY_HOST</c>.</summary>
    public string TemplateRegistryHost => Variable("CI_TEMPLATE_REGISTRY_HOST");

    /// <summary><c>GITLAB_CI</c>.</summary>
    public bool GitLabCi => EnvironmentInfo.GetVariable<bool>("GITLAB_CI");

    /// <summary><c>GITLAB_FEATURES</c>.</summary>
    public string GitLabFeatures => Variable("GITLAB_FEATURES");

    /// <summary><c>KUBECONFIG</c>.</summary>
    public string Kubeconfig => Variable("KUBECONFIG");

    /// <summary><c>TRIGGER_PAYLOAD</c>.</summary>
    public string TriggerPayload => Variable("TRIGGER_PAYLOAD");

    /// <summary>Starts a section of the log, which the page can fold.</summary>
    public void BeginSection(string text, bool collapsed = true) =>
        WriteSection($"section_start:{Now}:{Id(text)}[collapsed={(collapsed ? "true" : "false")}]", text);

    /// <summary>Ends a section of the log.</summary>
    public void EndSection(string text) => WriteSection($"section_end:{Now}:{Id(text)}", "");

    static long Now => BuildSession.Current.Invocation.Time.GetUtcNow().ToUnixTimeSeconds();

    static string Id(string text) => KebabCase.Normalize(text);

    // The section's marker is erased from the line that shows its title.
    static void WriteSection(string marker, string title) =>
        BuildSession.Current.Console.WriteCommand($"\e[0K{marker}\r\e[0K{title}");

    static string Variable(string name) => EnvironmentInfo.GetVariable(name);
}
