using CliWrap;
using CliWrap.Buffered;
using YamlDotNet.RepresentationModel;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>How a job ended.</summary>
/// <param name="Result">As <c>needs</c> tells it: <c>success</c>, <c>failure</c>, <c>skipped</c>.</param>
/// <param name="Outputs">Its outputs.</param>
internal sealed record JobResult(string Result, IReadOnlyDictionary<string, object?> Outputs);

/// <summary>Runs the jobs of a workflow of the pushed commit in the order of <c>needs</c>.</summary>
internal sealed class WorkflowRun(Runner runner)
{
    private string _event = "push";

    /// <summary>Runs a workflow for the push.</summary>
    /// <param name="file">File name in <c>.github/workflows</c>.</param>
    /// <returns>How each job ended; those of a called workflow as <c>caller / job</c>. None when it did not start.</returns>
    public async Task<IReadOnlyDictionary<string, JobResult>> RunAsync(string file)
    {
        var workflow = await LoadAsync(file);
        return workflow.Map("on")!.Map("push")?.List("branches").Any(x => ((YamlScalarNode)x).Value == runner.Branch) == true
            ? await QueueAsync(workflow, "push", new Dictionary<string, object?>())
            : new Dictionary<string, JobResult>();
    }

    /// <summary>Runs a workflow for a person who starts it by hand.</summary>
    /// <param name="file">File name in <c>.github/workflows</c>.</param>
    /// <param name="inputs">What the person says; GitHub refuses what the workflow does not ask for.</param>
    public async Task<IReadOnlyDictionary<string, JobResult>> DispatchAsync(string file, params (string Name, string Value)[] inputs)
    {
        var workflow = await LoadAsync(file);
        var asked = workflow.Map("on")!.Map("workflow_dispatch")!.Map("inputs");
        var values = Defaults(asked);
        foreach (var (name, value) in inputs)
        {
            var options = (asked?.Map(name) ?? throw new InvalidOperationException($"{file} has no input {name}")).List("options").Select(x => ((YamlScalarNode)x).Value).ToArray();
            values[name] = options.Length == 0 || options.Contains(value) ? value : throw new InvalidOperationException($"{file} takes no {value} as {name}");
        }

        return await QueueAsync(workflow, "workflow_dispatch", values);
    }

    private Task<IReadOnlyDictionary<string, JobResult>> QueueAsync(YamlMappingNode workflow, string happened, IReadOnlyDictionary<string, object?> inputs)
    {
        _event = happened;
        if (workflow.Map("concurrency") is not { } concurrency)
            return JobsAsync(workflow, inputs, caller: "");
        concurrency.AllowOnly("concurrency", "group", "cancel-in-progress");
        if (concurrency.Text("cancel-in-progress") != "false")
            throw new NotSupportedException("A run that is cancelled half-way is not emulated, and no deploy may be");
        return runner.Queue.RunAsync(Expression.Text(concurrency.Text("group")!, RunContexts(inputs)), runner.Commit, () => JobsAsync(workflow, inputs, caller: ""));
    }

    private static Dictionary<string, object?> Defaults(YamlMappingNode? inputs) =>
        inputs.Pairs().ToDictionary(x => x.Key, object? (x) => ((YamlMappingNode)x.Value).Text("default") ?? "", StringComparer.Ordinal);

    private async Task<YamlMappingNode> LoadAsync(string file)
    {
        var text = await Cli.Wrap("git").WithArguments(["-C", runner.Origin, "show", $"{runner.Commit}:.github/workflows/{file}"]).ExecuteBufferedAsync();
        var workflow = WorkflowYaml.Load(text.StandardOutput);
        workflow.AllowOnly(file, "name", "run-name", "on", "permissions", "concurrency", "jobs");
        return workflow;
    }

    private async Task<IReadOnlyDictionary<string, JobResult>> JobsAsync(YamlMappingNode workflow, IReadOnlyDictionary<string, object?> inputs, string caller)
    {
        var results = new Dictionary<string, JobResult>(StringComparer.Ordinal);
        var all = new Dictionary<string, JobResult>(StringComparer.Ordinal);
        var waiting = workflow.Map("jobs").Pairs().ToList();
        while (waiting.Count > 0)
        {
            var (name, node) = waiting.Find(x => Needs(x.Value).All(results.ContainsKey));
            if (name is null)
                throw new InvalidOperationException($"The needs of {string.Join(", ", waiting.Select(x => x.Key))} can never be met");
            waiting.RemoveAll(x => x.Key == name);
            var job = (YamlMappingNode)node;
            var contexts = JobContexts(job, results, inputs);
            results[name] = Expression.Condition(job.Text("if"), contexts)
                ? await JobAsync($"{caller}{name}", job, contexts, all)
                : new JobResult("skipped", new Dictionary<string, object?>());
            all[$"{caller}{name}"] = results[name];
        }

        return all;
    }

    private async Task<JobResult> JobAsync(string name, YamlMappingNode job, Contexts contexts, Dictionary<string, JobResult> all)
    {
        if (job.Text("uses") is { } called)
            return await CallAsync(name, called, job, contexts, all);
        job.AllowOnly(name, "name", "needs", "if", "permissions", "runs-on", "timeout-minutes", "environment", "outputs", "strategy", "steps");
        if (job.Map("environment")?.Text("name") is { } environment)
        {
            runner.Log.Enqueue($"{name}| waits for the rules of environment {environment}");
            await runner.PassRules(environment);
            contexts = contexts.With("secrets", Values(runner.Secrets, environment)).With("vars", Values(runner.Variables, environment));
        }

        var outputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var cell in Matrix(job))
        {
            var result = await new JobRun(runner, name, _event, job, contexts.With("matrix", cell)).RunAsync();
            if (result.Result != "success")
                return result;
            foreach (var (key, value) in result.Outputs.Where(x => x.Value is not ""))
                outputs[key] = value;
        }

        return new JobResult("success", outputs);
    }

    private async Task<JobResult> CallAsync(string name, string called, YamlMappingNode job, Contexts contexts, Dictionary<string, JobResult> all)
    {
        job.AllowOnly(name, "needs", "if", "permissions", "uses", "with");
        var workflow = await LoadAsync(Path.GetFileName(called));
        var trigger = workflow.Map("on")!.Map("workflow_call")!;
        var inputs = Defaults(trigger.Map("inputs"));
        foreach (var (key, value) in job.Map("with").Pairs())
            inputs[inputs.ContainsKey(key) ? key : throw new InvalidOperationException($"{called} has no input {key}")] = Expression.Text(((YamlScalarNode)value).Value!, contexts);
        var jobs = await JobsAsync(workflow, inputs, $"{name} / ");
        foreach (var (key, value) in jobs)
            all[key] = value;
        var seen = contexts.With("jobs", jobs.ToDictionary(x => x.Key[(name.Length + 3)..], object? (x) => new Dictionary<string, object?> { ["result"] = x.Value.Result, ["outputs"] = x.Value.Outputs }));
        var outputs = trigger.Map("outputs").Pairs().ToDictionary(x => x.Key, object? (x) => Expression.Text(((YamlMappingNode)x.Value).Text("value")!, seen));
        return new JobResult(jobs.Values.All(x => x.Result is "success" or "skipped") ? "success" : "failure", outputs);
    }

    private static IEnumerable<string> Needs(YamlNode job) => ((YamlMappingNode)job).List("needs").Select(x => ((YamlScalarNode)x).Value!);

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Matrix(YamlMappingNode job)
    {
        if (job.Map("strategy")?.Map("matrix") is not { } matrix)
            return [new Dictionary<string, object?>()];
        matrix.AllowOnly("matrix", "include");
        return matrix.List("include").Select(x => ((YamlMappingNode)x).Pairs().ToDictionary(y => y.Key, object? (y) => ((YamlScalarNode)y.Value).Value));
    }

    private static Dictionary<string, object?> Values(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> all, string environment) =>
        all.TryGetValue(environment, out var values) ? values.ToDictionary(x => x.Key, object? (x) => x.Value) : [];

    private Contexts JobContexts(YamlMappingNode job, Dictionary<string, JobResult> results, IReadOnlyDictionary<string, object?> inputs)
    {
        var needs = Needs(job).ToDictionary(x => x, object? (x) => new Dictionary<string, object?> { ["result"] = results[x].Result, ["outputs"] = results[x].Outputs });
        return RunContexts(inputs).With("needs", needs) with { Succeeds = Needs(job).All(x => results[x].Result == "success") };
    }

    private Contexts RunContexts(IReadOnlyDictionary<string, object?> inputs) => new(new Dictionary<string, object?>
    {
        ["github"] = new Dictionary<string, object?>
        {
            ["sha"] = runner.Commit, ["ref_name"] = runner.Branch, ["token"] = runner.Token, ["actor"] = "ada",
            ["repository"] = runner.Repository, ["server_url"] = "https://github.com", ["event_name"] = _event,
        },
        ["runner"] = new Dictionary<string, object?> { ["os"] = "Linux" },
        ["inputs"] = inputs,
        ["secrets"] = new Dictionary<string, object?>(),
        ["vars"] = new Dictionary<string, object?>(),
    });
}
