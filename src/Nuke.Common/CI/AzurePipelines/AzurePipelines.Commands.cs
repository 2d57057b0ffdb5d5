using Nuke.Common.Execution;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.AzurePipelines;

public partial class AzurePipelines
{
    /// <summary>Starts a group of lines in the log.</summary>
    public void Group(string group) => Write($"##[group]{group}");

    /// <summary>Ends a group of lines in the log.</summary>
    public void EndGroup(string group) => Write($"##[endgroup]{group}");

    /// <summary>Adds a file to the log of the build.</summary>
    public void UploadLog(string path) => WriteCommand("build.uploadlog", path);

    /// <summary>Sets the number of the build.</summary>
    public void UpdateBuildNumber(string buildNumber)
    {
        WriteCommand("build.updatebuildnumber", buildNumber);
        EnvironmentInfo.SetVariable("BUILD_BUILDNUMBER", buildNumber);
    }

    /// <summary>Tags the build.</summary>
    public void AddBuildTag(string buildTag) => WriteCommand("build.addbuildtag", buildTag);

    /// <summary>Keeps files with the build, for download.</summary>
    public void UploadArtifacts(string containerDirectory, string artifactName, string packageDirectory) => WriteCommand(
        "artifact.upload",
        packageDirectory,
        x => x.AddPair("containerfolder", containerDirectory).AddPair("artifactname", artifactName));

    /// <summary>Sets a variable of the steps that follow.</summary>
    public void SetVariable(string name, string value, bool? isSecret = null, bool? isOutput = null, bool? isReadOnly = null) => WriteCommand(
        "task.setvariable",
        value,
        x => Pairs(x, ("variable", name), ("issecret", isSecret), ("isoutput", isOutput), ("isreadonly", isReadOnly)));

    /// <summary>Writes an error that shows on the build's page.</summary>
    public void LogError(string message, string? sourcePath = null, string? lineNumber = null, string? columnNumber = null, string? code = null) =>
        LogIssue(AzurePipelinesIssueType.Error, message, sourcePath, lineNumber, columnNumber, code);

    /// <summary>Writes a warning that shows on the build's page.</summary>
    public void LogWarning(string message, string? sourcePath = null, string? lineNumber = null, string? columnNumber = null, string? code = null) =>
        LogIssue(AzurePipelinesIssueType.Warning, message, sourcePath, lineNumber, columnNumber, code);

    /// <summary>Writes a warning or an error that shows on the build's page.</summary>
    public void LogIssue(
        AzurePipelinesIssueType type,
        string message,
        string? sourcePath = null,
        string? lineNumber = null,
        string? columnNumber = null,
        string? code = null) => WriteCommand(
        "task.logissue",
        message,
        x => Pairs(
            x,
            ("type", type == AzurePipelinesIssueType.Error ? "error" : "warning"),
            ("sourcepath", sourcePath),
            ("linenumber", lineNumber),
            ("columnnumber", columnNumber),
            ("code", code)));

    /// <summary>Shows coverage on the build's page.</summary>
    public void PublishCodeCoverage(
        AzurePipelinesCodeCoverageToolType coverageTool,
        string summaryFile,
        string reportDirectory,
        params string[] additionalCodeCoverageFiles) => WriteCommand(
        "codecoverage.publish",
        dictionaryConfigurator: x => Pairs(
            x,
            ("codeCoverageTool", coverageTool),
            ("summaryFile", summaryFile),
            ("reportDirectory", reportDirectory),
            ("additionalCodeCoverageFiles", additionalCodeCoverageFiles.JoinComma())));

    /// <summary>Shows test results on the build's page.</summary>
    public void PublishTestResults(
        string title,
        AzurePipelinesTestResultsType type,
        IEnumerable<string> files,
        bool? mergeResults = null,
        string? platform = null,
        string? configuration = null,
        bool? publishRunAttachments = null) => WriteCommand(
        "results.publish",
        dictionaryConfigurator: x => Pairs(
            x,
            ("type", type),
            ("resultFiles", files.JoinComma()),
            ("mergeResults", mergeResults),
            ("platform", platform),
            ("config", configuration),
            ("runTitle", title.SingleQuote()),
            ("publishRunAttachments", publishRunAttachments)));

    /// <summary>Writes a command that the agent reads from the log.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="message">Its message.</param>
    /// <param name="dictionaryConfigurator">Its properties.</param>
    public void WriteCommand(
        string command,
        string? message = null,
        Func<Dictionary<string, object>, Dictionary<string, object>>? dictionaryConfigurator = null)
    {
        var properties = dictionaryConfigurator?.Invoke(new Dictionary<string, object>(StringComparer.Ordinal)) ?? [];
        var list = properties.Select(x => $"{x.Key}={Data(x.Value.ToString()!, "];")}").JoinSemicolon();
        Write($"##vso[{command} {list}]{Data(message ?? "", "")}");
    }

    static Dictionary<string, object> Pairs(Dictionary<string, object> pairs, params (string Key, object? Value)[] added)
    {
        foreach (var (key, value) in added.Where(x => x.Value != null))
            pairs[key] = value!;
        return pairs;
    }

    static void Write(string line) => BuildSession.Current.Console.WriteCommand(line);

    /// <summary>Escapes line breaks and the characters given.</summary>
    static string Data(string text, string escaped) => string.Concat(text.Select(x =>
        x is '\r' or '\n' || escaped.Contains(x, StringComparison.Ordinal) ? $"%{(int)x:X2}" : x.ToString()));
}
