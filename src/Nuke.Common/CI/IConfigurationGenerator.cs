using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>Makes the configuration files of a build server from the build.</summary>
public interface IConfigurationGenerator
{
    /// <summary>What <c>--generate-configuration</c> takes, such as <c>GitHubActions_deploy</c>.</summary>
    string Id { get; }

    /// <summary>The name in messages.</summary>
    string DisplayName { get; }

    /// <summary>What <c>--host</c> takes.</summary>
    string HostName { get; }

    /// <summary>Whether local builds keep the files up to date.</summary>
    bool AutoGenerate { get; }

    /// <summary>The host that reads the files.</summary>
    Type HostType { get; }

    /// <summary>The files that are made.</summary>
    IEnumerable<AbsolutePath> GeneratedFiles { get; }

    /// <summary>Makes the files.</summary>
    /// <param name="executableTargets">All targets of the build.</param>
    void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets);

    /// <summary>Hands what this build has made over to the builds that follow it. Called at the end of a build on the host.</summary>
    void SerializeState();
}
