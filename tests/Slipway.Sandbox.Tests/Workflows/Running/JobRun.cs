using System.Text.Json;
using CliWrap;
using YamlDotNet.RepresentationModel;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>Runs the steps of one job in an empty workspace, with the files through which steps talk to GitHub.</summary>
internal sealed class JobRun
{
    private readonly Runner _runner;
    private readonly string _name;
    private readonly string _event;
    private readonly YamlMappingNode _job;
    private readonly string _folder;
    private readonly Dictionary<string, object?> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private Contexts _contexts;
    private string _path = Environment.GetEnvironmentVariable("PATH")!;

    public JobRun(Runner runner, string name, string happened, YamlMappingNode job, Contexts contexts)
    {
        _runner = runner;
        _name = name;
        _event = happened;
        _job = job;
        _folder = Directory.CreateDirectory(Path.Combine(runner.Folder, Guid.NewGuid().ToString("n")[..8])).FullName;
        Directory.CreateDirectory(Workspace);
        File.WriteAllText(File_("event.json"), happened == "push"
            ? $$"""{"ref":"refs/heads/{{runner.Branch}}","before":"{{runner.Before}}","after":"{{runner.Commit}}"}"""
            : $$"""{"ref":"refs/heads/{{runner.Branch}}","inputs":{{JsonSerializer.Serialize(contexts.Root("inputs"))}}}""");
        _contexts = contexts.With("steps", _steps) with { Workspace = Workspace };
    }

    private string Workspace => Path.Combine(_folder, "workspace");

    public async Task<JobResult> RunAsync()
    {
        foreach (var step in _job.List("steps").Cast<YamlMappingNode>().Where(x => Expression.Condition(x.Text("if"), _contexts) || Tell(x, "condition does not hold")))
            if (!await StepAsync(step))
                _contexts = _contexts with { Succeeds = false };
        var outputs = _job.Map("outputs").Pairs().ToDictionary(x => x.Key, object? (x) => Expression.Text(((YamlScalarNode)x.Value).Value!, _contexts));
        return new JobResult(_contexts.Succeeds ? "success" : "failure", outputs);
    }

    private static string NameOf(YamlMappingNode step) => step.Text("name") ?? step.Text("uses") ?? step.Text("run")!;

    private bool Tell(YamlMappingNode step, string why)
    {
        _runner.Notes.Enqueue($"{_name}: {NameOf(step)}: {why}");
        return false;
    }

    private async Task<bool> StepAsync(YamlMappingNode step)
    {
        step.AllowOnly($"{_name}, {NameOf(step)}", "name", "id", "if", "uses", "with", "run", "env");
        _runner.Log.Enqueue($"{_name}| == {NameOf(step)}");
        var begun = TimeProvider.System.GetTimestamp();
        try
        {
            return await ActAsync(step);
        }
        finally
        {
            _runner.Log.Enqueue($"{_name}| -- {NameOf(step)} took {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0.0} s");
        }
    }

    private async Task<bool> ActAsync(YamlMappingNode step)
    {
        if (step.Text("uses") is { } action)
            return await new LocalActions(_runner, _name, Workspace).RunAsync(action, step.Map("with").Pairs().ToDictionary(x => x.Key, x => Expression.Text(((YamlScalarNode)x.Value).Value!, _contexts)));
        if (_runner.Skipped.TryGetValue(step.Text("run")!.Trim(), out var reason))
            return !Tell(step, reason);
        return await ScriptAsync(step);
    }

    private async Task<bool> ScriptAsync(YamlMappingNode step)
    {
        var files = new[] { "OUTPUT", "ENV", "PATH", "STEP_SUMMARY" }.ToDictionary(x => $"GITHUB_{x}", x => File_($"{x}.{Guid.NewGuid():n}"));
        foreach (var file in files.Values)
            await File.WriteAllTextAsync(file, "");
        var script = File_($"step.{Guid.NewGuid():n}.sh");
        await File.WriteAllTextAsync(script, Expression.Text(step.Text("run")!, _contexts));

        // As GitHub runs a step without 'shell'.
        var result = await Cli.Wrap("bash").WithArguments(["-e", script])
            .WithWorkingDirectory(Workspace)
            .WithEnvironmentVariables(Variables(step, files))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Print)).WithStandardErrorPipe(PipeTarget.ToDelegate(Print))
            .WithValidation(CommandResultValidation.None).ExecuteAsync();
        foreach (var (key, value) in CommandFile.Read(files["GITHUB_ENV"]))
            _environment[key] = value;
        foreach (var folder in await File.ReadAllLinesAsync(files["GITHUB_PATH"]))
            _path = $"{folder}:{_path}";
        _runner.Summaries.AddOrUpdate(_name, await File.ReadAllTextAsync(files["GITHUB_STEP_SUMMARY"]), (_, before) => before + File.ReadAllText(files["GITHUB_STEP_SUMMARY"]));
        if (step.Text("id") is { } id)
            _steps[id] = new Dictionary<string, object?> { ["outputs"] = CommandFile.Read(files["GITHUB_OUTPUT"]).ToDictionary(x => x.Key, object? (x) => x.Value) };
        KeepCompiledBuild();
        return result.ExitCode == 0;
    }

    private Dictionary<string, string?> Variables(YamlMappingNode step, Dictionary<string, string> files)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["CI"] = "true", ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTOR"] = "ada", ["GITHUB_API_URL"] = _runner.Api.ToString(),
            ["GITHUB_EVENT_NAME"] = _event, ["GITHUB_EVENT_PATH"] = File_("event.json"), ["GITHUB_JOB"] = _name.Split(' ')[^1],
            ["GITHUB_REF"] = $"refs/heads/{_runner.Branch}", ["GITHUB_REF_NAME"] = _runner.Branch, ["GITHUB_REF_TYPE"] = "branch",
            ["GITHUB_REPOSITORY"] = _runner.Repository, ["GITHUB_REPOSITORY_OWNER"] = _runner.Repository.Split('/')[0],
            ["GITHUB_RUN_ATTEMPT"] = "1", ["GITHUB_RUN_ID"] = "4711", ["GITHUB_RUN_NUMBER"] = "7", ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_SHA"] = _runner.Commit, ["GITHUB_WORKSPACE"] = Workspace, ["PATH"] = _path,
        };
        foreach (var (key, value) in files.Concat(_environment))
            variables[key] = value;
        foreach (var (key, value) in step.Map("env").Pairs())
            variables[key] = Expression.Text(((YamlScalarNode)value).Value!, _contexts);
        foreach (var (key, value) in _runner.Machine)
            variables[key] = value;
        return variables;
    }

    private void KeepCompiledBuild()
    {
        var made = Path.Combine(Workspace, "build", "bin");
        if (_runner.CompiledBuild is { } kept && !Directory.Exists(kept) && Directory.Exists(made))
            LocalActions.Copy(made, kept);
    }

    // A mask is told to GitHub, which shows it to nobody. Nothing is masked here: what is printed must be free of secrets by itself.
    private void Print(string line)
    {
        if (!line.StartsWith("::add-mask::", StringComparison.Ordinal))
            _runner.Log.Enqueue($"{_name}| {line}");
    }

    private string File_(string name) => Path.Combine(_folder, name);
}
