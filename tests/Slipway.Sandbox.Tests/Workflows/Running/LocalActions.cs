using System.Text.RegularExpressions;
using CliWrap;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>What stands here for each action that the workflows use. An action that is not in the list fails the job's test.</summary>
internal sealed partial class LocalActions(Runner runner, string job, string workspace)
{
    /// <summary>Actions that do nothing here, and why nothing is lost.</summary>
    private static readonly Dictionary<string, string> s_skipped = new(StringComparer.Ordinal)
    {
        ["actions/cache"] = "packages are in this machine's own folder, which no job empties",
        ["docker/login-action"] = "the sandbox's registry knows no logins; where one does, Slipway logs in itself before it pushes (LoginTests)",
        ["crazy-max/ghaction-github-runtime"] = "GitHub's cache is a service of GitHub; the workflows that deploy keep layers in the registry, as here",
    };

    public async Task<bool> RunAsync(string uses, IReadOnlyDictionary<string, string> with)
    {
        var match = Pinned().Match(uses);
        if (!match.Success)
            throw new NotSupportedException($"{job}: {uses} is not pinned to a commit");
        var action = match.Groups["action"].Value;
        if (s_skipped.TryGetValue(action, out var reason))
        {
            runner.Notes.Enqueue($"{job}: {action}: {reason}");
            return true;
        }

        return action switch
        {
            "actions/checkout" => await CheckOutAsync(with),
            "actions/setup-dotnet" => await SucceedsAsync("dotnet", "--version"),
            "docker/setup-docker-action" => await HasEngineAsync(with),
            "actions/upload-artifact" => Keep(with),
            _ => throw new NotSupportedException($"{job}: nothing stands for action {action} here; add it to {nameof(LocalActions)}"),
        };
    }

    /// <summary>Copies a compiled build, whose files are never written again: hard links do, and hundreds of megabytes are not read and written for each job.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Cli.Wrap("cp").WithArguments(["-al", from, to]).ExecuteAsync().Task.GetAwaiter().GetResult();
    }

    /// <summary>All branches and tags, and the commit as a detached HEAD, as the action does when <c>ref</c> is a commit.</summary>
    private async Task<bool> CheckOutAsync(IReadOnlyDictionary<string, string> with)
    {
        if (with["fetch-depth"] != "0" || with["persist-credentials"] != "false")
            throw new NotSupportedException($"{job}: only a whole checkout without credentials is emulated");
        var done = await SucceedsAsync("git", "init", "--quiet")
            && await SucceedsAsync("git", "remote", "add", "origin", runner.Origin)
            && await SucceedsAsync("git", "fetch", "--quiet", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*")
            && await SucceedsAsync("git", "checkout", "--quiet", "--detach", with["ref"]);
        if (done && runner.CompiledBuild is { } kept && Directory.Exists(kept))
            Copy(kept, Path.Combine(workspace, "build", "bin"));
        return done;
    }

    /// <summary>The engine of this machine stands for the one that the action would start, when it keeps images as that one is told to.</summary>
    private async Task<bool> HasEngineAsync(IReadOnlyDictionary<string, string> with)
    {
        if (with["daemon-config"] != """{"features": {"containerd-snapshotter": true}}""")
            throw new NotSupportedException($"{job}: an engine with {with["daemon-config"]} is not emulated");
        await ImageStore.EnsureTakesAttestationsAsync();
        return true;
    }

    private bool Keep(IReadOnlyDictionary<string, string> with)
    {
        var folder = Path.Combine(workspace, with["path"]);
        runner.Artifacts[with["name"]] = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(x => Path.GetRelativePath(folder, x))] : [];
        return true;
    }

    private async Task<bool> SucceedsAsync(string command, params string[] arguments)
    {
        var result = await Cli.Wrap(command).WithArguments(arguments).WithWorkingDirectory(workspace)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Print)).WithStandardErrorPipe(PipeTarget.ToDelegate(Print))
            .WithValidation(CommandResultValidation.None).ExecuteAsync();
        return result.ExitCode == 0;
    }

    private void Print(string line) => runner.Log.Enqueue($"{job}| {line}");

    [GeneratedRegex("^(?<action>[^@]+)@[0-9a-f]{40}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pinned();
}
