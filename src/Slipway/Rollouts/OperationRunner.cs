using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Health;
using Slipway.Releases;
using Slipway.Rollouts.Configuration;
using Slipway.Rollouts.Contracts;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>Turns each operation into its remote commands and runs them.</summary>
internal sealed class OperationRunner(DeployEnvironment environment, DeploymentOptions options, ServerConnection connection, RolloutCommands commands)
{
    private readonly ServerLayout _layout = new(environment.Application);
    private Progress? _recorded;
    private Task _lettingGo = Task.CompletedTask;

    /// <summary>Runs the commands that change the server.</summary>
    internal ServerChanges Changes { get; } = new(connection, options.Log);

    private ConfigurationRunner Configuration => new(environment, Changes, commands);

    /// <summary>Runs <paramref name="operation"/> with the Compose file of <paramref name="release"/>.</summary>
    /// <returns>The progress made.</returns>
    public async Task<Progress> RunAsync(Operation operation, Release release, Progress progress, Delivery? delivery, CancellationToken cancellationToken)
    {
        await SettleAsync();
        switch (operation)
        {
            case UploadRelease:
                await delivery!.Bundle.UploadAsync(connection, _layout, delivery.Present, cancellationToken);
                return progress;
            case PullImages pull:
                await PullAsync(pull, cancellationToken);
                return progress;
            case StartServices start:
                return await StartAsync(
                    start.Changes, release, progress.Begin(start.Stage),
                    (services, begun) => commands.Start(release.Id, services, begun, Entry(release.Id, start)), cancellationToken);
            case StartBeside beside:
                return await StartAsync(
                    beside.Changes, release, progress.Begin(beside.Stage),
                    (services, begun) => commands.StartBeside(release.Id, Wanted(release, services), begun, Entry(release.Id, beside)), cancellationToken);
            case ReloadServices reload:
                return _recorded = await Configuration.ReloadAsync(Wanted(release, reload.Changes.Select(x => x.Service)), release, progress.Begin(reload.Stage), Entry(release.Id, reload), cancellationToken);
            case RetireReplaced retire:
                return await RetireAsync(retire, release, progress.Begin(retire.Stage), cancellationToken);
            case PassGate gate:
                if (!gate.HasPassed)
                    options.OnWaiting?.Invoke();
                await GateAsync(release, gate, gate.HasPassed ? options.Gate with { Successes = 1 } : options.Gate, cancellationToken);
                return progress.Pass(gate.Stage);
            case RemoveServices remove:
                await Changes.RunAsync(commands.Remove(remove.Services, Entry(release.Id, operation)), cancellationToken);
                return progress;
            case StopServices stop:
                await Changes.RunAsync(commands.Stop(release.Id, stop.Services, Entry(release.Id, operation)), cancellationToken);
                return progress;
            case CompleteRelease:
                var completed = Ending(release.Id, operation, progress, progress.IsRollback ? DeployEnd.RolledBack : DeployEnd.Deployed);
                await Changes.RunAsync(commands.Complete(release.Id, completed, Metrics(completed)), cancellationToken);
                return progress;
            case AbandonRelease abandon:
                var failed = Ending(abandon.Release, operation, progress, DeployEnd.Failed);
                await Changes.RunAsync(commands.Abandon(failed, Metrics(failed)), cancellationToken);
                return progress;
            case IConfigurationOperation configuration:
                if (!progress.IsWayBack)
                    await Configuration.RunAsync(configuration, release, cancellationToken);
                return progress;
            case IContractOperation contract:
                return await new ContractRunner(environment, options, Changes, commands).RunAsync(contract, release, progress, cancellationToken);
            default:
                throw new NotSupportedException($"{operation.GetType().Name} has no runner.");
        }
    }

    /// <summary>
    /// Waits until what was replaced has been let go of: once its requests go elsewhere that is no reason to keep the smoke test
    /// waiting, but no other change is made beside it.
    /// </summary>
    public Task SettleAsync() => Interlocked.Exchange(ref _lettingGo, Task.CompletedTask);

    /// <summary>A way back keeps nothing of the failed release warm, and is not over before all of it is gone.</summary>
    private async Task<Progress> RetireAsync(RetireReplaced retire, Release release, Progress progress, CancellationToken cancellationToken)
    {
        TimeSpan? window = progress.IsWayBack ? null : options.WarmWindow;
        var command = commands.Retire(Wanted(release, retire.Services), window, hasPassed: !progress.IsWayBack || progress.Passed.Contains(retire.Stage), progress, Entry(release.Id, retire));
        var switched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = retire.Services.Length;
        _lettingGo = Changes.FollowAsync(command, Note, cancellationToken);
        if (progress.IsWayBack || retire.Switched.Length < retire.Services.Length || await Task.WhenAny(switched.Task, _lettingGo) == _lettingGo)
            await SettleAsync();
        _recorded = progress;
        return progress;

        void Note(string line)
        {
            if (line != RolloutCommands.Switched)
                options.Log.Information("  {Line:l}", line);
            else if (--open == 0)
                switched.SetResult();
        }
    }

    /// <summary>Waits until the services that a gate names are ready; where their containers were <paramref name="seen"/> just now, asking them may be enough.</summary>
    public async Task GateAsync(Release release, PassGate gate, GateOptions patience, CancellationToken cancellationToken, ImmutableArray<ContainerSnapshot> seen = default)
    {
        var targets = Targets(release, gate);
        var reports = seen.IsDefaultOrEmpty ? null : await HealthGate.AskOnceAsync(connection, targets, seen, patience, cancellationToken);
        foreach (var report in reports ?? await HealthGate.WaitAllAsync(connection, targets, patience, cancellationToken))
        {
            options.Log.Information("  {Service} is ready after {Seconds:0.0} s: {Evidence:l}", report.Service, report.Elapsed.TotalSeconds, report.Evidence);
            if (report.Warning is not null)
                options.Log.Warning("  {Service}: {Warning:l}", report.Service, report.Warning);
        }
    }

    /// <summary>What is asked: the services that the gate names and no other, since a way back leaves out what has run to its end.</summary>
    internal static ImmutableArray<GateTarget> Targets(Release release, PassGate gate) =>
    [
        .. release.ServicesOf(gate.Stage).Where(x => gate.Services.Contains(x.Name)).Select(service => new GateTarget
        {
            Project = release.Application,
            Service = service.Name,
            Image = service.Image,
            Fingerprint = service.Fingerprint,
            IsOneShot = service.IsOneShot,
            Probe = release.Probes.FirstOrDefault(x => x.Service == service.Name),
        }),
    ];

    /// <summary>Writes the progress made, for a later process, where the last step has not written it.</summary>
    public async Task RecordAsync(Progress progress, CancellationToken cancellationToken)
    {
        // What was spent meanwhile is no reason to ask the server once more.
        if (_recorded is not null && progress == _recorded with { Targets = progress.Targets })
            return;
        await RecordAllAsync(progress, cancellationToken);
    }

    /// <summary>The same with the time that was spent, where this process ends before the deploy does.</summary>
    public async Task RecordAllAsync(Progress progress, CancellationToken cancellationToken)
    {
        await SettleAsync();
        await Changes.RunAsync(commands.Record(progress), cancellationToken);
        _recorded = progress;
    }

    private static ReleaseService[] Wanted(Release release, IEnumerable<string> services) =>
        [.. services.Select(name => release.Services.First(x => x.Name == name))];

    private async Task<Progress> StartAsync(
        ImmutableArray<ServiceChange> changes, Release release, Progress progress, Func<string[], Progress, RemoteCommand> command, CancellationToken cancellationToken)
    {
        var services = changes.Select(x => x.Service).ToArray();
        try
        {
            await Configuration.PlaceAsync(Wanted(release, services), cancellationToken);
            await Changes.RunAsync(command(services, progress), cancellationToken);
            _recorded = progress;
            return progress;
        }
        catch (RemoteCommandException exception)
        {
            var logs = await connection.RunAsync(commands.Logs(release.Id, services), cancellationToken);
            throw new SlipwayException(
                $"{environment.Name}: {string.Join(", ", services)} of {release.Id} could not be started on {environment.Server}: {exception.Result.Output.Trim()} {exception.Result.Error.Trim()}\n{logs.Output.TrimEnd()}",
                innerException: exception);
        }
    }

    /// <summary>A registry on this machine's loopback is reached by the server under the same name, through the connection.</summary>
    private async Task PullAsync(PullImages pull, CancellationToken cancellationToken)
    {
        var registry = environment.Registry;
        if (!registry.IsLoopback)
        {
            await connection.RunAsync(RolloutCommands.Pull(pull.References, registry), cancellationToken);
            return;
        }

        var port = int.Parse(registry.Host.Split(':')[1]);
        await using var forward = await connection.ForwardFromServerAsync(port, "127.0.0.1", port, cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pulling = connection.RunAsync(RolloutCommands.Pull(pull.References, registry), ending.Token);
        if (await Task.WhenAny(pulling, forward.Refused) != pulling)
        {
            await ending.CancelAsync();
            await pulling.ContinueWith(x => x.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw new SlipwayException(
                $"the registry {registry.Host} of this machine stopped while {environment.Server} was pulling: {(await forward.Refused).Message}",
                "start the registry and deploy again; that of the sandbox: ./build.sh SandboxUp");
        }

        await pulling;
    }

    private AuditEntry Entry(string release, Operation operation) =>
        new(options.Time.GetUtcNow(), options.Actor, release, operation.Describe());

    private string Metrics(AuditEntry ending) => environment.IsMonitored ? DeploymentMetrics.Of(environment.Name, ending) : "";

    private AuditEntry Ending(string release, Operation operation, Progress progress, DeployEnd outcome) => Entry(release, operation) with
    {
        Outcome = outcome,
        Seconds = Math.Round((options.Time.GetUtcNow() - progress.StartedAt).TotalSeconds, 1),
        Commit = progress.Commit,
        Targets = progress.Targets,
    };
}

/// <summary>A release on its way to a server.</summary>
/// <param name="Bundle">The release with its files.</param>
/// <param name="Present">Content-addressed directories that the server has already.</param>
internal sealed record Delivery(ReleaseBundle Bundle, IReadOnlySet<string> Present);
