using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of every command that restores packages.</summary>
public abstract class DotNetRestoringSettings : ToolOptions
{
    /// <summary>How much the command prints.</summary>
    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();

    /// <summary>Whether projects are restored one after the other.</summary>
    [Argument(Format = "--disable-parallel")]
    public bool? DisableParallel => Get<bool?>();

    /// <summary>Whether everything is restored anew.</summary>
    [Argument(Format = "--force")]
    public bool? Force => Get<bool?>();

    /// <summary>Whether the lock file is computed anew.</summary>
    [Argument(Format = "--force-evaluate")]
    public bool? ForceEvaluate => Get<bool?>();

    /// <summary>Whether unreachable sources are ignored.</summary>
    [Argument(Format = "--ignore-failed-sources")]
    public bool? IgnoreFailedSources => Get<bool?>();

    /// <summary>Whether the lock file must not change.</summary>
    [Argument(Format = "--locked-mode")]
    public bool? LockedMode => Get<bool?>();

    /// <summary>The lock file.</summary>
    [Argument(Format = "--lock-file-path {value}")]
    public string LockFilePath => Get<string>();

    /// <summary>Whether the HTTP cache is not used.</summary>
    [Argument(Format = "--no-cache")]
    public bool? NoCache => Get<bool?>();

    /// <summary>Whether only the project itself is handled.</summary>
    [Argument(Format = "--no-dependencies")]
    public bool? NoDependencies => Get<bool?>();

    /// <summary>The directory of packages.</summary>
    [Argument(Format = "--packages {value}")]
    public string PackageDirectory => Get<string>();

    /// <summary>The runtime identifier.</summary>
    [Argument(Format = "--runtime {value}")]
    public string Runtime => Get<string>();

    /// <summary>The package sources.</summary>
    [Argument(Format = "--source {value}")]
    public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();

    /// <summary>Whether a lock file is used.</summary>
    [Argument(Format = "--use-lock-file")]
    public bool? UseLockFile => Get<bool?>();

    /// <summary>MSBuild properties.</summary>
    [Argument(Format = "--property:{key}={value}")]
    public IReadOnlyDictionary<string, object> Properties => Get<IReadOnlyDictionary<string, object>>();
}
