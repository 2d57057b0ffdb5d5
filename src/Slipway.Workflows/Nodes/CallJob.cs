using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>A job that another workflow of this repository does.</summary>
/// <param name="workflow">The workflow; its targets are this job's.</param>
public sealed class CallJob(Workflow workflow) : Job
{
    /// <summary>The inputs that it gets.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();

    /// <summary>The secrets that it gets, each by name.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override IEnumerable<string> Targets => workflow.TypedJobs.SelectMany(x => x.Targets);

    internal override YamlMap ToYaml()
    {
        var job = Head();
        job.Add("uses", $"./.github/workflows/{workflow.Name}.yml");
        job.Add("with", YamlMap.Of(With));
        job.Add("secrets", YamlMap.Of(Secrets));
        return job;
    }
}
