using Nuke.Common.Execution;

namespace Nuke.Common.CI.TeamCity;

public partial class TeamCity
{
    /// <summary>Has the server take the log's lines as they are from now on.</summary>
    public void DisableServiceMessages() => Write("disableServiceMessages");

    /// <summary>Has the server read commands from the log again.</summary>
    public void EnableServiceMessages() => Write("enableServiceMessages");

    /// <summary>Shows a report on the build's page.</summary>
    public void ImportData(
        TeamCityImportType type,
        string path,
        TeamCityImportTool? tool = null,
        bool? verbose = null,
        bool? parseOutOfDate = null,
        TeamCityNoDataPublishedAction? action = null)
    {
        Assert.True(type != TeamCityImportType.dotNetCoverage || tool != null, $"A report of type '{type}' needs the tool that made it");
        Write(
            "importData",
            ("type", type),
            ("path", path),
            ("tool", tool),
            ("verbose", verbose),
            ("parseOutOfDate", parseOutOfDate),
            ("whenNoDataPublished", action));
    }

    /// <summary>Fails the build for a reason.</summary>
    public void AddBuildProblem(string description) => Write("buildProblem", ("description", description));

    /// <summary>Sets the text beside the build's status, or adds to it.</summary>
    public void SetBuildStatus(string text, bool prepend = false, bool append = false)
    {
        var before = append ? "{build.status.text} " : "";
        var after = prepend ? " {build.status.text}" : "";
        Write("buildStatus", ("text", $"{before}{text}{after}"));
    }

    /// <summary>Sets the number of the build.</summary>
    public void SetBuildNumber(string number)
    {
        Write("buildNumber", number);
        EnvironmentInfo.SetVariable("BUILD_NUMBER", number);
    }

    /// <summary>Sets a parameter for the steps that follow.</summary>
    public void SetConfigurationParameter(string name, string value) =>
        Write("setParameter", ("name", name.Replace('_', '.')), ("value", value));

    /// <summary>Sets an environment variable for the steps that follow.</summary>
    public void SetEnvironmentVariable(string name, string value) => Write("setParameter", ("name", $"env.{name}"), ("value", value));

    /// <summary>Sets a system property for the steps that follow.</summary>
    public void SetSystemProperty(string name, string value) => Write("setParameter", ("name", $"system.{name}"), ("value", value));

    /// <summary>Adds a value to a chart.</summary>
    public void AddStatisticValue(string key, string value) => Write("buildStatisticValue", ("key", key), ("value", value));

    /// <summary>Shows what the build does.</summary>
    public void SetProgress(string text) => Write("progressMessage", text);

    /// <summary>Shows what the build does, until it is finished.</summary>
    public void StartProgress(string text) => Write("progressStart", text);

    /// <summary>Finishes what the build did.</summary>
    public void FinishProgress(string text) => Write("progressFinish", text);

    /// <summary>Keeps files with the build, for download.</summary>
    public void PublishArtifacts(string path) => Write("publishArtifacts", path);

    /// <summary>Starts a group of lines in the log.</summary>
    public void OpenBlock(string name, string? description = null) => Write("blockOpened", ("name", name), ("description", description));

    /// <summary>Ends a group of lines in the log.</summary>
    public void CloseBlock(string name) => Write("blockClosed", ("name", name));

    /// <summary>Marks the lines that follow as a compiler's.</summary>
    public void StartCompilation(string compiler) => Write("compilationStarted", ("compiler", compiler));

    /// <summary>Ends a compiler's lines.</summary>
    public void FinishCompilation(string compiler) => Write("compilationFinished", ("compiler", compiler));

    /// <summary>Writes a line.</summary>
    public void WriteMessage(string text) => WriteMessage(text, TeamCityStatus.NORMAL);

    /// <summary>Writes a warning.</summary>
    public void WriteWarning(string text) => WriteMessage(text, TeamCityStatus.WARNING);

    /// <summary>Writes a failure.</summary>
    public void WriteFailure(string text) => WriteMessage(text, TeamCityStatus.FAILURE);

    /// <summary>Writes an error, which fails the build.</summary>
    public void WriteError(string text, string? errorDetails = null) => WriteMessage(text, TeamCityStatus.ERROR, errorDetails);

    /// <summary>Writes a command with properties.</summary>
    public void Write(string command, Func<Dictionary<string, object>, Dictionary<string, object>> dictionaryConfigurator) =>
        Write([command, .. dictionaryConfigurator(new Dictionary<string, object>(StringComparer.Ordinal)).Select(x => $"{x.Key}='{Escaped(x.Value)}'")]);

    /// <summary>Writes a command with values.</summary>
    public void Write(string command, params string[] escapedArguments) => Write([command, .. escapedArguments.Select(x => $"'{x}'")]);

    /// <summary>Writes a command of its parts.</summary>
    public void Write(IEnumerable<string> escapedTokens) => Write(string.Join(' ', escapedTokens));

    /// <summary>Writes a command.</summary>
    public void Write(string escapedMessage) => BuildSession.Current.Console.WriteCommand($"##teamcity[{escapedMessage}]");

    void WriteMessage(string text, TeamCityStatus status, string? details = null) =>
        Write("message", ("text", text), ("status", status), ("errorDetails", details));

    void Write(string command, params (string Key, object? Value)[] properties) =>
        Write([command, .. properties.Where(x => x.Value != null).Select(x => $"{x.Key}='{Escaped(x.Value!)}'")]);

    static string Escaped(object value) => string.Concat(value.ToString()!.Select(x => x switch
    {
        '\n' => "|n",
        '\r' => "|r",
        '\'' or '|' or '[' or ']' => $"|{x}",
        _ => x.ToString(),
    }));
}
