using System.Collections.Immutable;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Utilities;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>A job on a runner. <see cref="GitHubActionsJob.Name"/> is its key.</summary>
public class Job : GitHubActionsJob
{
    /// <summary>What people see; without it the key.</summary>
    public string? Title { get; init; }

    /// <summary>The runner's label, or an expression.</summary>
    public string RunsOn { get; init; } = "ubuntu-24.04";

    /// <summary>When it runs, as an expression; without one, when what it needs succeeded.</summary>
    public string? If { get; init; }

    /// <summary>What its token may do; nothing by default.</summary>
    public IReadOnlyList<Permission> Token { get; init; } = [];

    /// <summary>The combinations that it runs in.</summary>
    public Matrix? Matrix { get; init; }

    /// <summary>Containers that run beside it.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    /// <summary>Environment variables of its steps.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>What it hands to jobs that need it: name → expression on its steps.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys of the jobs that come before it, derived from the order of targets.</summary>
    public ImmutableArray<string> Needs { get; internal set; } = [];

    /// <summary>The targets that it runs, by which it finds its place.</summary>
    public virtual IEnumerable<string> Targets => TypedSteps.OfType<BuildStep>().SelectMany(x => x.Targets);

    internal IEnumerable<Step> TypedSteps => Steps.Cast<Step>();

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        var job = new YamlMap();
        job.AddAlways(Name, ToYaml());
        YamlText.Write(writer, job);
    }

    internal virtual YamlMap ToYaml()
    {
        var job = Head();
        job.Add("runs-on", RunsOn);
        job.Add("timeout-minutes", TimeoutMinutes > 0 ? TimeoutMinutes : null);
        job.Add("environment", EnvironmentName is null ? null : new YamlMap { { "name", EnvironmentName }, { "url", EnvironmentUrl } });
        job.Add("outputs", YamlMap.Of(Outputs));
        job.Add("strategy", Matrix?.ToYaml());
        job.Add("services", Service.ToYaml(Services));
        job.Add("env", YamlMap.Of(Env));
        job.Add("steps", TypedSteps.Select(x => x.ToYaml()).ToArray());
        return job;
    }

    private protected YamlMap Head()
    {
        var job = new YamlMap { { "name", Title }, { "needs", Needs.ToArray() }, { "if", If } };
        job.AddAlways("permissions", Permission.ToYaml(Token));
        job.Add("concurrency", Concurrency.ToYaml(ConcurrencyGroup, ConcurrencyCancelInProgress));
        return job;
    }
}
