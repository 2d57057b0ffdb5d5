using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Utilities;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>
/// A workflow: <see href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax"/>. Its token has no
/// permission; each job asks for its own.
/// </summary>
public sealed class Workflow : GitHubActionsConfiguration
{
    /// <summary>What a reader of the file is told, line by line.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>The title of runs, as an expression; without one GitHub takes the commit's message.</summary>
    public string? RunName { get; init; }

    /// <summary>Environment variables of all steps.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>The jobs, in the order in which they are written.</summary>
    internal IReadOnlyList<Job> TypedJobs => [.. Jobs.Cast<Job>()];

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        (writer as WorkflowFileWriter)?.StartOver();
        foreach (var line in Header)
            writer.WriteComment(line);
        WriteHead(writer);
        writer.WriteLine();
        writer.WriteLine("jobs:");
        using var _ = writer.Indent();
        foreach (var job in TypedJobs)
        {
            if (job != TypedJobs[0])
                writer.WriteLine();
            job.Write(writer);
        }
    }

    void WriteHead(CustomFileWriter writer)
    {
        var triggers = new YamlMap();
        foreach (var trigger in DetailedTriggers.Cast<Trigger>())
            triggers.AddAlways(trigger.Key, trigger.ToYaml());
        var head = new YamlMap { { "name", Name }, { "run-name", RunName }, { "on", triggers } };
        head.AddAlways("permissions", new YamlMap());
        head.Add("concurrency", Concurrency.ToYaml(ConcurrencyGroup, ConcurrencyCancelInProgress));
        head.Add("env", YamlMap.Of(Env));
        foreach (var (key, value) in head)
        {
            if (key is not "run-name")
                writer.WriteLine();
            var section = new YamlMap();
            section.AddAlways(key, value);
            YamlText.Write(writer, section);
        }
    }
}
