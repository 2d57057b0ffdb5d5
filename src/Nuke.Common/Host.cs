using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Where the build runs.</summary>
public class Host
{
    /// <summary>Only kinds of hosts are made.</summary>
    protected Host()
    {
    }

    /// <summary>The host of the running build.</summary>
    public static Host Instance => BuildSession.Current.Host;

    /// <summary>The hosts that <c>--host</c> takes.</summary>
    internal static IReadOnlyList<string> Names { get; } = [nameof(Terminal), nameof(GitHubActions)];

    /// <inheritdoc/>
    public override string ToString() => GetType().Name;

    internal static Host Create(string name) =>
        name == nameof(GitHubActions) ? new GitHubActions() : new Terminal();

    internal static Host Detect(IReadOnlyDictionary<string, string> environment) =>
        Create(environment.GetValueOrDefault("GITHUB_ACTIONS") == "true" ? nameof(GitHubActions) : nameof(Terminal));
}
