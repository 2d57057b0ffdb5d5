using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of every command that compiles.</summary>
public abstract class DotNetCompilingSettings : DotNetRestoringSettings
{
    /// <summary>The configuration.</summary>
    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    /// <summary>The target framework.</summary>
    [Argument(Format = "--framework {value}")]
    public string Framework => Get<string>();

    /// <summary>Whether packages are taken as restored.</summary>
    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    /// <summary>The directory of all outputs.</summary>
    [Argument(Format = "--artifacts-path {value}")]
    public string ArtifactsPath => Get<string>();
}
