using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet build</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetBuild), Arguments = "build")]
public class DotNetBuildSettings : DotNetCompilingSettings
{
    /// <summary>The project or solution.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Get<string>();

    /// <summary>The binary log.</summary>
    [Argument(Format = "-bl:{value}")]
    public string BinaryLog => Get<string>();

    /// <summary>The loggers.</summary>
    [Argument(Format = "-logger:{value}")]
    public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>();

    /// <summary>Whether everything is compiled anew.</summary>
    [Argument(Format = "--no-incremental")]
    public bool? NoIncremental => Get<bool?>();

    /// <summary>Whether the banner is left out.</summary>
    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();

    /// <summary>The output directory.</summary>
    [Argument(Format = "--output {value}")]
    public string OutputDirectory => Get<string>();

    /// <summary>Whether the runtime is included.</summary>
    [Argument(Format = "--self-contained {value}")]
    public bool? SelfContained => Get<bool?>();

    /// <summary>The suffix of the version.</summary>
    [Argument(Format = "--version-suffix {value}")]
    public string VersionSuffix => Get<string>();
}
