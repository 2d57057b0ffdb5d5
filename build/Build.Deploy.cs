using System.Runtime.InteropServices;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Utilities.Collections;
using Nuke.Common.IO;
using Serilog;
using Slipway;
using Slipway.GitHub.Deployments;
using Slipway.Health;
using Slipway.Images;
using Slipway.Operate;
using Slipway.Preflight;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Servers;
using Slipway.Smoke;
using Slipway.Versioning;

/// <summary>Deploy, gate, smoke-test. Each target picks up the release in progress from the server's own record.</summary>
partial class Build
{
    [Parameter("Seconds that new containers may take to become ready")]
    readonly int GateTimeout = 60;

    [Parameter("Seconds for which replaced containers run on without requests, so that a rollback is a switch; 0 stops them at once")]
    readonly int WarmWindow = 600;

    [Parameter("Private key file for the server's deploy user; without it SSH_PRIVATE_KEY, then the ssh-agent is used")]
    readonly string? SshKey;

    [Parameter("Private key for the server's deploy user, as text"), Secret]
    readonly string? SshPrivateKey;

    Deployment? _deployment;
    string? _plan;
    Task<string?>? _trustedRoot;
    Task? _rehearsal;

    AbsolutePath TrustedRootFile => OutputDirectory / "smoke" / $"{Chosen.Name}-root.crt";

    Task RollOutBackend() => WithExitCode(async () =>
    {
        // Server and domains are asked meanwhile; what is wrong with the files is said without waiting for them.
        var preflight = Preflight;
        var examining = ExamineForPlanAsync(preflight);
        var draft = await DraftAsync();
        var (deployment, state) = await examining;
        var bundle = Releases.Render(draft, state);
        var plan = RolloutPlanner.Plan(bundle.Release, bundle.Trees, state) with { Footprint = bundle.Footprint };
        _plan = plan.Print($"{Chosen.Name} on {Chosen.Server}");
        Log.Information("{Plan:l}", _plan);
        ReportSummary(_ => _.AddPair("Release", plan.Release.Id).AddPair("Operations", plan.Operations.Length.ToString()));
        if (deployment is not null)
            await deployment.PreflightAsync(plan, bundle, preflight, UnpushedImages, Cancelled);
        if (!DryRun)
        {
            // A proxy that is replaced may have another one.
            _trustedRoot = plan.ChangesEdge ? null : _trustedRoot;
            await Tell(DeploymentPhase.InProgress, $"deploying {plan.Release.Id}");
            await Told(() => deployment!.DeployBackendAsync(plan, bundle, Cancelled));
        }

        WritePlan(nameof(DeployBackend), Chosen.Server, plan.Operations.Select(x => x.Describe()), plan.Release.Id);
    });

    Task PassHealthGate() => OnServer(deployment => deployment.PassGateAsync(Cancelled));

    Task RollOutFrontend() => OnServer(deployment => deployment.DeployFrontendAsync(Cancelled));

    Task RunSmokeTest() => OnServer(async deployment =>
    {
        await deployment.CompleteAsync(SmokeAsync, Cancelled);
        await Tell(DeploymentPhase.Succeeded, "serves, and passed the smoke test");
        ReportRoundTrips(deployment);
    });

    static void ReportRoundTrips(Deployment deployment) =>
        Log.Information("{RoundTrips} round trips to {Server}", deployment.Connection.RoundTrips, deployment.Connection.Server);

    ReleaseFactory Releases => new(Chosen, RootDirectory, ResolveImages);

    /// <summary>Compose reads the files while git and the registry are asked; what is wrong with the files is said without waiting for those.</summary>
    async Task<ReleaseDraft> DraftAsync()
    {
        var reading = Releases.ReadAsync(Cancelled);
        var finding = FindReleaseAsync();
        var files = await reading;
        var source = await finding;
        var origin = new ReleaseOrigin(source.Version, source.Revision, Actor, TimeProvider.System.GetUtcNow());
        return await Releases.DraftAsync(files, _images, origin, Cancelled);
    }

    async Task<SourceVersion> FindReleaseAsync()
    {
        var source = await SourceVersion.ReadAsync(RootDirectory, BranchOnCi);
        if (_images.IsEmpty)
            _images = await new ImageCatalog(Registries).FindAsync(Chosen.Images, ImageOptions, source.Revision);
        return source;
    }

    /// <summary>The smoke test of a release, through its public addresses.</summary>
    async Task SmokeAsync(Release release, CancellationToken cancellationToken)
    {
        if (Chosen.Smoke is not { } checks)
        {
            Log.Warning("Environment {Environment} has no smoke checks", Chosen.Name);
            return;
        }

        if (await (await ConnectAsync()).MaintenanceAsync(cancellationToken) is { } maintenance)
        {
            Log.Warning("{Maintenance:l}; all that is checked is that", Said(maintenance));
            checks = checks.DuringMaintenance(Chosen.Probes);
        }

        var root = await (_trustedRoot ?? ReadTrustedRootAsync(await ConnectAsync(), cancellationToken));
        if (root is not null)
            TrustedRootFile.WriteAllText(root);
        var report = await SmokeTest.RunAsync(checks, new SmokeContext
        {
            TrustedRoot = root,
            Digests = release.Services.ToDictionary(x => x.Name, x => x.Image.Split('@')[^1]),
            RunInContainer = async (check, command, token) => await new ServiceCheck(await ConnectAsync()).RunAsync(check, command, token),
            OutputDirectory = OutputDirectory / "smoke",
        }, cancellationToken);
        foreach (var check in report.Checks)
            Log.Information("  {Check:l} in {Seconds:0.0} s", check.Name, check.Duration.TotalSeconds);
        ReportSummary(_ => _.AddPair("Checks", report.Checks.Length.ToString()));
    }

    /// <summary>While this machine makes the plan; of use only where that leaves the proxy, which may have the file, as it is.</summary>
    void ReadTrustedRootEarly(Deployment deployment)
    {
        if (ExecutionPlan.Any(x => x.Name is nameof(Smoke) or nameof(Rollback)))
            _trustedRoot = ReadTrustedRootAsync(deployment, Cancelled);
    }

    /// <summary>While new containers start, where the root is known by then; once is enough.</summary>
    void RehearseSmokeTest()
    {
        if (_rehearsal is null && _trustedRoot is not null && Chosen.Smoke is { } checks)
            _rehearsal = _trustedRoot.ContinueWith(x => SmokeTest.RehearseAsync(checks, x.Result, Cancelled), Cancelled, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    async Task<string?> ReadTrustedRootAsync(Deployment deployment, CancellationToken cancellationToken) =>
        Chosen.Smoke is { } checks ? await checks.ReadTrustedRootAsync(RootDirectory, file => deployment.ReadFileAsync(file, cancellationToken), cancellationToken) : null;

    Task OnServer(Func<Deployment, Task> action) => WithExitCode(async () =>
    {
        if (DryRun)
            return;
        var deployment = await ConnectAsync();
        await Told(() => action(deployment));
    });

    /// <summary>A dry run plans against an empty server where there is none yet.</summary>
    async Task<(Deployment?, ServerState)> ExamineForPlanAsync(PreflightRun preflight)
    {
        if (Offline)
            return (null, ServerState.Empty);
        var deployment = await ConnectAsync();
        var examining = deployment.ExamineServerAsync(Cancelled);
        // Not before the server has its question: everything waits for that answer, and for theirs hardly anything does.
        preflight.AskDomainsEarly(Cancelled);
        var (state, _) = await examining;
        if (!DryRun && state.Current is not null)
            ReadTrustedRootEarly(deployment);
        return (deployment, state);
    }

    /// <summary>The exit code tells what serves after a failed deploy: 4 the previous release, 5 perhaps nothing.</summary>
    async Task WithExitCode(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (SlipwayException exception)
        {
            ExitCode = exception switch
            {
                DeployFailedException failed => failed.ExitCode,
                InvalidInputException => 2,
                _ => 1,
            };
            throw;
        }
    }

    /// <summary>One connection for all targets of a run; on CI none to production that nobody had to approve, whichever target asks.</summary>
    async Task<Deployment> ConnectAsync()
    {
        await EnsureApproved();
        return _deployment ??= await Deployment.ConnectAsync(Chosen, new DeploymentOptions
        {
            Credentials = Credentials(),
            Actor = Actor,
            Gate = new GateOptions { Timeout = TimeSpan.FromSeconds(GateTimeout) },
            Retention = new RetentionPolicy(KeepReleases),
            KeepBackups = KeepBackups,
            WarmWindow = WarmWindow >= 0 ? TimeSpan.FromSeconds(WarmWindow) : throw new InvalidInputException($"--warm-window {WarmWindow} is not a number of seconds.", "--warm-window 600, or 0 to keep nothing warm"),
            From = GitHubActions.Instance is { } actions ? $"{actions.ServerUrl}/{actions.Repository}/actions/runs/{actions.RunId}" : System.Environment.MachineName,
            OnWaiting = RehearseSmokeTest,
            Log = Log.Logger,
        });
    }

    /// <summary>Gives the lock back at once instead of when the connection is noticed to be gone.</summary>
    protected override void OnBuildFinished() => _deployment?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    SshCredentials Credentials() =>
        GivenCredentials() ?? (Sandbox is { } sandbox ? SshCredentials.FromFile(sandbox.PrivateKeyFile) : SshCredentials.FromAgent());

    SshCredentials? GivenCredentials() =>
        SshKey is not null ? SshCredentials.FromFile(SshKey)
        : SshPrivateKey is not null ? SshCredentials.FromText(new Secret(SshPrivateKey), "SSH_PRIVATE_KEY")
        : null;

    /// <summary>Ctrl-C and SIGTERM cancel a deploy, which then goes back.</summary>
    static CancellationToken Cancelled => s_cancelled.Value.Token;

    static readonly List<PosixSignalRegistration> s_signals = [];

    static readonly Lazy<CancellationTokenSource> s_cancelled = new(() =>
    {
        var source = new CancellationTokenSource();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
            s_signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                source.Cancel();
            }));
        return source;
    });
}
