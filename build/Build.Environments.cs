using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Slipway;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Sandbox;
using Slipway.Servers;

/// <summary>Which environment a run acts on, and what is known of it.</summary>
partial class Build
{
    [Parameter("Host name or address of the environment's server, with :port where that is not 22. Default: what Provision recorded in .nuke/parameters.<environment>.json, else what build/Environments.cs says")]
    readonly string? SshHost;

    [Parameter("Pinned host key fingerprints of that server (SHA256:...), as ssh-keygen -lf prints them. Default: those recorded with its address", Separator = " ")]
    readonly string[] SshHostKeys = [];

    [Parameter("Where images are pushed to and pulled from: host with path prefix. Default: ghcr.io/<owner>/<repository> on GitHub Actions")]
    readonly string? RegistryAddress;

    [Parameter("Login name for the registry; default: the actor on GitHub Actions")]
    readonly string? RegistryUser;

    [Parameter("Password or token for the registry; default: GITHUB_TOKEN"), Secret]
    readonly string? RegistryPassword;

    [Parameter("Name of the sandbox: another one stands beside the first")]
    readonly string SandboxName = "slipway";

    [Parameter("Loopback address of the sandbox's server")]
    readonly string SandboxAddress = "127.77.0.1";

    [Parameter("Loopback port of the sandbox's registry")]
    readonly int SandboxRegistryPort = 5555;

    [Parameter("Act on the sandbox's server as if it were that of the environment: qa or production as it is, on this machine")]
    readonly bool OnSandbox;

    DeployEnvironment? _chosen;

    /// <summary>The environment that this run acts on.</summary>
    DeployEnvironment Chosen => _chosen ??=
        ChosenName == EnvironmentName.Local ? LocalEnvironment()
        : OnSandbox ? OnSandboxEnvironment()
        : ChosenName == EnvironmentName.Qa ? Environments.Qa(Remote)
        : Environments.Production(Remote);

    /// <summary>Whether this run acts on the sandbox's server, whatever the environment.</summary>
    bool IsOnSandbox => ChosenName == EnvironmentName.Local || OnSandbox;

    /// <summary>What was said by <c>--environment</c> or by the name of a target; both may say it, but not differently.</summary>
    EnvironmentName ChosenName
    {
        get
        {
            var implied = new (string Target, EnvironmentName Name)[]
                {
                    (nameof(DeployLocal), EnvironmentName.Local), (nameof(DeployQa), EnvironmentName.Qa), (nameof(DeployProduction), EnvironmentName.Production),
                }
                .Where(x => ExecutionPlan.Any(y => y.Name == x.Target)).ToArray();
            var names = implied.Select(x => x.Name).Append(Environment).OfType<EnvironmentName>().Distinct().ToArray();
            return names.Length <= 1
                ? names.SingleOrDefault() ?? EnvironmentName.Local
                : throw new InvalidInputException(
                    $"One run acts on one environment; {string.Join(", ", implied.Select(x => x.Target))}{(Environment is null ? "" : $" and --environment {Environment}")} name {string.Join(" and ", names.Select(x => x.ToString()))}.",
                    $"./build.sh {implied[0].Target}");
        }
    }

    RunningSandbox? Sandbox => IsOnSandbox ? LocalSandbox.Find(SandboxOptions) : null;

    SandboxOptions SandboxOptions => new()
    {
        Root = RootDirectory,
        Name = SandboxName,
        Servers = [new("local", SandboxAddress) { Domains = Environments.SandboxDomains }],
        RegistryPort = SandboxRegistryPort,
        Images = Environments.SandboxImages(monitored: OnSandbox && ChosenName == EnvironmentName.Production),
        Confirm = Confirm,
    };

    PrerequisiteOptions PrerequisiteOptions => new() { Root = RootDirectory, Confirm = Confirm };

    (string? Host, ImmutableArray<string> Keys)? _knownServer;

    /// <summary>Where the environment's server is: what was said, else what is recorded, which is read once.</summary>
    (string? Host, ImmutableArray<string> Keys) KnownServer => _knownServer ??= FindServer();

    /// <summary>Recorded keys are those of the recorded address.</summary>
    (string? Host, ImmutableArray<string> Keys) FindServer()
    {
        var recorded = SshHost is null || SshHostKeys.Length == 0 ? RecordedServer.Find(RootDirectory, ChosenName) : null;
        var host = SshHost ?? recorded?.Host;
        return (host, SshHostKeys.Length == 0 && recorded is not null && host == recorded.Host ? recorded.HostKeys : [.. SshHostKeys]);
    }

    Remote Remote => new(KnownServer.Host, KnownServer.Keys, new Registry(RegistryAddress ?? DefaultRegistry)
    {
        User = RegistryUser ?? GitHubActions.Instance?.Actor,
        Password = (RegistryPassword ?? GitHubActions.Instance?.Token) is { Length: > 0 } password ? new Secret(password) : null,
    }, RootDirectory);

    static string DefaultRegistry => GitHubActions.Instance is { } actions
        ? $"ghcr.io/{actions.Repository.ToLowerInvariant()}"
        : throw new InvalidInputException(
            "No registry is known. On GitHub Actions it is ghcr.io/<owner>/<repository>; elsewhere it must be said.",
            "--registry-address ghcr.io/<owner>/<repository>, the variable REGISTRY_ADDRESS, or RegistryAddress in .nuke/parameters.json");

    static string? BranchOnCi => GitHubActions.Instance?.RefName;

    static string Actor => GitHubActions.Instance?.Actor ?? $"{System.Environment.UserName}@{System.Environment.MachineName}";

    DeployEnvironment LocalEnvironment()
    {
        var (server, registry) = SandboxParts();
        return Environments.Local(server, registry, Sandbox?.Authority, SandboxSecret("database-password"), SandboxSecret("tracing-key"));
    }

    DeployEnvironment OnSandboxEnvironment()
    {
        var (server, registry) = SandboxParts();
        return Environments.OnSandbox(RemoteEnvironments.Named(ChosenName), server, registry, SandboxSecret("database-password"));
    }

    /// <summary>What a sandbox will be, for a dry run before there is one.</summary>
    (SandboxServer Server, string Registry) SandboxParts()
    {
        var sandbox = LocalSandbox.Find(SandboxOptions);
        if (sandbox is null && !DryRun)
            throw new InvalidInputException($"The sandbox {SandboxName} is not running.", "./build.sh SandboxUp");
        return (sandbox?.Servers[0] ?? new SandboxServer(new("local", SandboxAddress), SandboxName, 80, 443), sandbox?.Registry ?? $"localhost:{SandboxRegistryPort}");
    }

    /// <summary>Made once per sandbox: the database keeps its password, and a changed one would be a changed release.</summary>
    Secret SandboxSecret(string name)
    {
        var file = (AbsolutePath)SandboxOptions.StateDirectory / name;
        if (file.FileExists())
            return new Secret(file.ReadAllText());
        if (DryRun)
            return new Secret("not made yet");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(password));
        return new Secret(password);
    }

    /// <summary>A person is asked before anything is installed; root in CI and <c>--yes</c> are not.</summary>
    Task<bool> Confirm(string question, CancellationToken cancellationToken)
    {
        var isRootInCi = System.Environment.IsPrivilegedProcess && (IsServerBuild || System.Environment.GetEnvironmentVariable("CI") is { Length: > 0 });
        return Task.FromResult(isRootInCi || Ask(question));
    }

    /// <summary>Whoever types is asked, root in CI too; <c>--yes</c> is an answer.</summary>
    bool Ask(string question)
    {
        if (Yes)
            return true;
        if (Console.IsInputRedirected)
            throw new InvalidInputException($"{question} Nobody can answer, because standard input is not a terminal.", "add --yes");
        Console.Error.Write($"{question} [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
