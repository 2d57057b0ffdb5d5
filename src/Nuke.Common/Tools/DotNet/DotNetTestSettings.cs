using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet test</c>.</summary>
[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetTest), Arguments = "test")]
public class DotNetTestSettings : DotNetCompilingSettings
{
    /// <summary>The project or solution.</summary>
    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Get<string>();

    /// <summary>Whether a hanging test is reported.</summary>
    [Argument(Format = "--blame-hang")]
    public bool? BlameHang => Get<bool?>();

    /// <summary>The time after which a test hangs.</summary>
    [Argument(Format = "--blame-hang-timeout {value}")]
    public string BlameHangTimeout => Get<string>();

    /// <summary>Whether the test that crashed is reported.</summary>
    [Argument(Format = "--blame")]
    public bool? BlameMode => Get<bool?>();

    /// <summary>The data collector.</summary>
    [Argument(Format = "--collect {value}")]
    public string DataCollector => Get<string>();

    /// <summary>The filter of tests.</summary>
    [Argument(Format = "--filter {value}")]
    public string Filter => Get<string>();

    /// <summary>Whether tests are only listed.</summary>
    [Argument(Format = "--list-tests")]
    public bool? ListTests => Get<bool?>();

    /// <summary>The loggers.</summary>
    [Argument(Format = "--logger {value}")]
    public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>();

    /// <summary>Whether the project is taken as compiled.</summary>
    [Argument(Format = "--no-build")]
    public bool? NoBuild => Get<bool?>();

    /// <summary>Whether the banner is left out.</summary>
    [Argument(Format = "--nologo")]
    public bool? NoLogo => Get<bool?>();

    /// <summary>The output directory.</summary>
    [Argument(Format = "--output {value}")]
    public string Output => Get<string>();

    /// <summary>The directory of test results.</summary>
    [Argument(Format = "--results-directory {value}")]
    public string ResultsDirectory => Get<string>();

    /// <summary>The run settings file.</summary>
    [Argument(Format = "--settings {value}")]
    public string SettingsFile => Get<string>();

    /// <summary>Run settings.</summary>
    [Argument(Format = "-- {key}={value}", Position = -1, Separator = " ")]
    public IReadOnlyDictionary<string, object> RunSettings => Get<IReadOnlyDictionary<string, object>>();
}
