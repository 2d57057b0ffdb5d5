using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet publish</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetPublish), Arguments = "publish")]
public class DotNetPublishSettings : DotNetCompilingSettings
{
    /// <summary>The project or solution.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string Project => Get<string>();

    /// <summary>The manifest of packages to leave out.</summary>
    [Argument(Format = "--manifest {value}")]
    public string Manifest => Get<string>();

    /// <summary>Whether the project is taken as compiled.</summary>
    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    /// <summary>Whether the banner is left out.</summary>
    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();

    /// <summary>The output directory.</summary>
    [Argument(Format = "--output {value}")]
    public string Output => Get<string>();

    /// <summary>Whether the runtime is included.</summary>
    [Argument(Format = "--self-contained {value}")]
    public bool? SelfContained => Get<bool?>();

    /// <summary>The suffix of the version.</summary>
    [Argument(Format = "--version-suffix {value}")]
    public string VersionSuffix => Get<string>();
}
