using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet pack</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetPack), Arguments = "pack")]
public class DotNetPackSettings : DotNetRestoringSettings
{
    /// <summary>The project or solution.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string Project => Get<string>();

    /// <summary>The configuration.</summary>
    [Argument(Format = "--configuration {value}")]
    public string Configuration => Get<string>();

    /// <summary>Whether sources are included.</summary>
    [Argument(Format = "--include-source")]
    public bool? IncludeSource => Get<bool?>();

    /// <summary>Whether a symbol package is made.</summary>
    [Argument(Format = "--include-symbols")]
    public bool? IncludeSymbols => Get<bool?>();

    /// <summary>Whether the project is taken as compiled.</summary>
    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    /// <summary>Whether the banner is left out.</summary>
    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();

    /// <summary>Whether packages are taken as restored.</summary>
    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Get<bool?>();

    /// <summary>The output directory.</summary>
    [Argument(Format = "--output {value}")]
    public string OutputDirectory => Get<string>();

    /// <summary>The suffix of the version.</summary>
    [Argument(Format = "--version-suffix {value}")]
    public string VersionSuffix => Get<string>();
}
