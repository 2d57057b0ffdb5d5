using Nuke.Common.CI;
using Nuke.Common.CI.AppVeyor;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.Bamboo;
using Nuke.Common.CI.Bitbucket;
using Nuke.Common.CI.Bitrise;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitLab;
using Nuke.Common.CI.Jenkins;
using Nuke.Common.CI.SpaceAutomation;
using Nuke.Common.CI.TeamCity;
using Nuke.Common.CI.TravisCI;
using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Where the build runs.</summary>
public class Host
{
    /// <summary>The build servers, each with the environment variable that tells it.</summary>
    static readonly (string Name, string Variable, Func<Host> Create)[] Servers =
    [
        (nameof(AppVeyor), "APPVEYOR", static () => new AppVeyor()),
        (nameof(AzurePipelines), "TF_BUILD", static () => new AzurePipelines()),
        (nameof(Bamboo), "bamboo_planKey", static () => new Bamboo()),
        (nameof(Bitbucket), "BITBUCKET_PIPELINE_UUID", static () => new Bitbucket()),
        (nameof(Bitrise), "BITRISE_BUILD_URL", static () => new Bitrise()),
        (nameof(GitHubActions), "GITHUB_ACTIONS", static () => new GitHubActions()),
        (nameof(GitLab), "GITLAB_CI", static () => new GitLab()),
        (nameof(Jenkins), "JENKINS_HOME", static () => new Jenkins()),
        (nameof(SpaceAutomation), "JB_SPACE_PROJECT_KEY", static () => new SpaceAutomation()),
        (nameof(TeamCity), "TEAMCITY_VERSION", static () => new TeamCity()),
        (nameof(TravisCI), "TRAVIS", static () => new TravisCI()),
    ];

    /// <summary>Only kinds of hosts are made.</summary>
    protected Host()
    {
    }

    /// <summary>The host of the running build.</summary>
    internal static Host Instance => BuildSession.Current.Host;

    /// <summary>The hosts that <c>--host</c> takes.</summary>
    internal static IReadOnlyList<string> Names { get; } = [nameof(Terminal), .. Servers.Select(x => x.Name)];

    /// <summary>Whether it reads GitHub's workflow commands from the log; others get plain lines.</summary>
    internal virtual bool ReadsWorkflowCommands => false;

    /// <inheritdoc/>
    public override string ToString() => GetType().Name;

    internal static Host Create(string name) =>
        Array.Find(Servers, x => x.Name == name) is { Create: { } create } ? create() : new Terminal();

    internal static Host Detect(IReadOnlyDictionary<string, string> environment) => Create(
        Array.Find(Servers, x => environment.GetValueOrDefault(x.Variable) is { Length: > 0 } value && value != "false").Name
        ?? nameof(Terminal));
}
