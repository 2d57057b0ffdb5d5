using System.Globalization;

namespace Nuke.Common.CI.TeamCity;

/// <summary>An agent of TeamCity (https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html).</summary>
public partial class TeamCity : Host, IBuildServer
{
    readonly Lazy<IReadOnlyDictionary<string, string>?> _system;
    readonly Lazy<IReadOnlyDictionary<string, string>?> _configuration;
    readonly Lazy<IReadOnlyDictionary<string, string>?> _runner;

    internal TeamCity()
    {
        _system = new(() => PropertiesFile.Read(EnvironmentInfo.GetVariable("TEAMCITY_BUILD_PROPERTIES_FILE")));
        _configuration = new(() => PropertiesFile.Read(Value(SystemProperties, "teamcity.configuration.properties.file")));
        _runner = new(() => PropertiesFile.Read(Value(SystemProperties, "teamcity.runner.properties.file")));
    }

    /// <summary>The agent, when the build runs on one.</summary>
    public static new TeamCity Instance => (Host.Instance as TeamCity)!;

    string IBuildServer.Branch => BranchName;

    string IBuildServer.Commit => BuildVcsNumber;

    /// <summary>The parameters of the build configuration.</summary>
    public IReadOnlyDictionary<string, string> ConfigurationProperties => _configuration.Value!;

    /// <summary>The system properties.</summary>
    public IReadOnlyDictionary<string, string> SystemProperties => _system.Value!;

    /// <summary>The properties of the build step.</summary>
    public IReadOnlyDictionary<string, string> RunnerProperties => _runner.Value!;

    /// <summary>The tests that failed lately.</summary>
    public IReadOnlyCollection<string> RecentlyFailedTests =>
        Value(SystemProperties, "teamcity.tests.recentlyFailedTests.file") is { } file && File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>The name of the build configuration.</summary>
    public string BuildConfiguration => Value(SystemProperties, "teamcity.buildConfName")!;

    /// <summary>The identifier of the build configuration.</summary>
    public string BuildTypeId => Value(SystemProperties, "teamcity.buildType.id")!;

    /// <summary>The number of the build.</summary>
    public string BuildNumber => EnvironmentInfo.GetVariable("BUILD_NUMBER");

    /// <summary>The commit.</summary>
    public string BuildVcsNumber => Value(SystemProperties, "build.vcs.number")!;

    /// <summary>TeamCity's version.</summary>
    public string Version => Value(SystemProperties, "teamcity.version")!;

    /// <summary>The name of the project.</summary>
    public string ProjectName => Value(SystemProperties, "teamcity.projectName")!;

    /// <summary>The address of the server.</summary>
    public string ServerUrl => Value(ConfigurationProperties, "teamcity.serverUrl")!;

    /// <summary>The user name that the build may call the server with.</summary>
    public string AuthUserId => Value(SystemProperties, "teamcity.auth.userId")!;

    /// <summary>The password to it.</summary>
    public string AuthPassword => Value(SystemProperties, "teamcity.auth.password")!;

    /// <summary>The identifier of the project.</summary>
    public string ProjectId => Value(ConfigurationProperties, "teamcity.project.id")!;

    /// <summary>The identifier of the build.</summary>
    public long BuildId => long.Parse(Value(ConfigurationProperties, "teamcity.build.id") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Whether it is a personal build.</summary>
    public bool IsBuildPersonal => Value(SystemProperties, "build.is.personal") == "true";

    /// <summary>Whether the build is for a pull request.</summary>
    public bool IsPullRequest => PullRequestNumber != null;

    /// <summary>The number of the pull request.</summary>
    public long? PullRequestNumber =>
        Value(ConfigurationProperties, "teamcity.pullRequest.number") is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : null;

    /// <summary>The source branch of the pull request.</summary>
    public string PullRequestSourceBranch => Value(ConfigurationProperties, "teamcity.pullRequest.source.branch")!;

    /// <summary>The target branch of the pull request.</summary>
    public string PullRequestTargetBranch => Value(ConfigurationProperties, "teamcity.pullRequest.target.branch")!;

    /// <summary>The title of the pull request.</summary>
    public string PullRequestTitle => Value(ConfigurationProperties, "teamcity.pullRequest.title")!;

    /// <summary>The branch.</summary>
    public string BranchName => Value(ConfigurationProperties, "teamcity.build.branch")!;

    static string? Value(IReadOnlyDictionary<string, string>? properties, string name) => properties?.GetValueOrDefault(name);
}
