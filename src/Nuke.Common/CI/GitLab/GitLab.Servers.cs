namespace Nuke.Common.CI.GitLab;

public partial class GitLab
{
    /// <summary><c>CI_RUNNER_DESCRIPTION</c>.</summary>
    public string RunnerDescription => Variable("CI_RUNNER_DESCRIPTION");

    /// <summary><c>CI_RUNNER_ID</c>.</summary>
    public long RunnerId => EnvironmentInfo.GetVariable<long>("CI_RUNNER_ID");

    /// <summary><c>CI_RUNNER_TAGS</c>.</summary>
    public string RunnerTags => Variable("CI_RUNNER_TAGS");

    /// <summary><c>CI_REGISTRY</c>.</summary>
    public string Registry => Variable("CI_REGISTRY");

    /// <summary><c>CI_REGISTRY_IMAGE</c>.</summary>
    public string RegistryImage => Variable("CI_REGISTRY_IMAGE");

    /// <summary><c>CI_REGISTRY_PASSWORD</c>.</summary>
    public string RegistryPassword => Variable("CI_REGISTRY_PASSWORD");

    /// <summary><c>CI_REGISTRY_USER</c>.</summary>
    public string RegistryUser => Variable("CI_REGISTRY_USER");

    /// <summary><c>CI_SERVER_NAME</c>.</summary>
    public string ServerName => Variable("CI_SERVER_NAME");

    /// <summary><c>CI_SERVER_REVISION</c>.</summary>
    public string ServerRevision => Variable("CI_SERVER_REVISION");

    /// <summary><c>CI_SERVER_VERSION</c>.</summary>
    public string ServerVersion => Variable("CI_SERVER_VERSION");

    /// <summary><c>CI_API_V4_URL</c>.</summary>
    public string ApiV4Url => Variable("CI_API_V4_URL");

    /// <summary><c>CI_API_GRAPHQL_URL</c>.</summary>
    public string ApiGraphqlUrl => Variable("CI_API_GRAPHQL_URL");

    /// <summary><c>CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX</c>.</summary>
    public string DependencyProxyDirectGroupImagePrefix => Variable("CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX");

    /// <summary><c>CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX</c>.</summary>
    public string DependencyProxyGroupImagePrefix => Variable("CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX");

    /// <summary><c>CI_DEPENDENCY_PROXY_PASSWORD</c>.</summary>
    public string DependencyProxyPassword => Variable("CI_DEPENDENCY_PROXY_PASSWORD");

    /// <summary><c>CI_DEPENDENCY_PROXY_SERVER</c>.</summary>
    public string DependencyProxyServer => Variable("CI_DEPENDENCY_PROXY_SERVER");

    /// <summary><c>CI_DEPENDENCY_PROXY_USER</c>.</summary>
    public string DependencyProxyUser => Variable("CI_DEPENDENCY_PROXY_USER");

    /// <summary><c>CI_RUNNER_EXECUTABLE_ARCH</c>.</summary>
    public string RunnerExecutableArch => Variable("CI_RUNNER_EXECUTABLE_ARCH");

    /// <summary><c>CI_RUNNER_REVISION</c>.</summary>
    public string RunnerRevision => Variable("CI_RUNNER_REVISION");

    /// <summary><c>CI_RUNNER_SHORT_TOKEN</c>.</summary>
    public string RunnerShortToken => Variable("CI_RUNNER_SHORT_TOKEN");

    /// <summary><c>CI_RUNNER_VERSION</c>.</summary>
    public string RunnerVersion => Variable("CI_RUNNER_VERSION");

    /// <summary><c>CI_SERVER_HOST</c>.</summary>
    public string ServerHost => Variable("CI_SERVER_HOST");

    /// <summary><c>CI_SERVER_PORT</c>.</summary>
    public string ServerPort => Variable("CI_SERVER_PORT");

    /// <summary><c>CI_SERVER_PROTOCOL</c>.</summary>
    public string ServerProtocol => Variable("CI_SERVER_PROTOCOL");

    /// <summary><c>CI_SERVER_SHELL_SSH_HOST</c>.</summary>
    public string ServerShellSshHost => Variable("CI_SERVER_SHELL_SSH_HOST");

    /// <summary><c>CI_SERVER_SHELL_SSH_PORT</c>.</summary>
    public string ServerShellSshPort => Variable("CI_SERVER_SHELL_SSH_PORT");

    /// <summary><c>CI_SERVER_TLS_CA_FILE</c>.</summary>
    public string ServerTlsCaFile => Variable("CI_SERVER_TLS_CA_FILE");

    /// <summary><c>CI_SERVER_TLS_CERT_FILE</c>.</summary>
    public string ServerTlsCertFile => Variable("CI_SERVER_TLS_CERT_FILE");

    /// <summary><c>CI_SERVER_TLS_KEY_FILE</c>.</summary>
    public string ServerTlsKeyFile => Variable("CI_SERVER_TLS_KEY_FILE");

    /// <summary><c>CI_SERVER_URL</c>.</summary>
    public string ServerUrl => Variable("CI_SERVER_URL");

    /// <summary><c>CI_SERVER_VERSION_MAJOR</c>.</summary>
    public string ServerVersionMajor => Variable("CI_SERVER_VERSION_MAJOR");

    /// <summary><c>CI_SERVER_VERSION_MINOR</c>.</summary>
    public string ServerVersionMinor => Variable("CI_SERVER_VERSION_MINOR");

    /// <summary><c>CI_SERVER_VERSION_PATCH</c>.</summary>
    public string ServerVersionPatch => Variable("CI_SERVER_VERSION_PATCH");

    /// <summary><c>CI_SERVER</c>.</summary>
    public string Server => Variable("CI_SERVER");
}
