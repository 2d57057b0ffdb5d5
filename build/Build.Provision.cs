using System.Collections.Immutable;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway;
using Slipway.Environments;
using Slipway.Provision;
using Slipway.Provision.Hetzner;
using Slipway.Servers;

/// <summary>Servers made ready from nothing, and removed again.</summary>
partial class Build
{
    [Parameter("Provision: user that signs in to make the server ready; root, or one whose sudo asks for no password")]
    readonly string AdminUser = "root";

    [Parameter("Provision: public key files of those who may deploy. Default: the public half of the key that signs in", Separator = " ")]
    readonly string[] DeployKeys = [];

    [Parameter("Provision: make the server at Hetzner Cloud first; shows the price and asks, unless --yes")]
    readonly bool Create;

    [Parameter("Provision --create, Deprovision: the server's name at Hetzner Cloud. Default of Provision: <application>-<environment>; Deprovision wants it typed")]
    readonly string? ServerName;

    [Parameter("Provision --create: type of the server, such as cx23, cpx22, cax11")]
    readonly string ServerType = "cx23";

    [Parameter("Provision --create: image of the server: debian-13, debian-12, ubuntu-24.04, ubuntu-22.04")]
    readonly string ServerImage = "debian-13";

    [Parameter("Provision --create: location of the server, such as nbg1, fsn1, hel1")]
    readonly string ServerLocation = "nbg1";

    [Parameter("Provision --create: private network that the server joins; made where there is none. Default: none")]
    readonly string? ServerNetwork;

    [Parameter("Token of the project at Hetzner Cloud, which may read and write"), Secret]
    readonly string? HcloudToken;

    Target Provision => _ => _
        .Description("Make a Debian or Ubuntu server ready for deploys over SSH: Docker, deploy user, key-only SSH, firewall, updates, daily backups; --create makes it first. Prints the plan; --dry-run stops there")
        .Executes(ProvisionServer);

    Target Deprovision => _ => _
        .Description("Remove the server that Provision --create has made, for good: --server-name typed; says what is lost; --dry-run only says it")
        .Executes(RemoveServer);

    Task ProvisionServer() => WithExitCode(async () =>
    {
        var environment = ProvisionedEnvironment();
        var credentials = GivenCredentials() ?? SshCredentials.FromAgent();
        var request = new ProvisionRequest
        {
            Application = environment.Application,
            User = environment.Server.User,
            Keys = DeployKeys.Length > 0 ? [.. DeployKeys.Select(PublicKey.FromFile)] : PublicKey.Of(credentials),
            Backup = environment.Contract?.Backup,
            KeepBackups = KeepBackups ?? environment.Contract?.Backup?.Keep ?? 7,
        };
        if (await ServerToProvisionAsync(environment, request) is { } server)
            await MakeReadyAsync(request, server, credentials);
    });

    async Task MakeReadyAsync(ProvisionRequest request, Server server, SshCredentials credentials)
    {
        await using var provisioning = await Provisioning.ConnectAsync(request, server, credentials, Log.Logger, Actor, Cancelled);
        var plan = await provisioning.PlanAsync(Cancelled);
        Log.Information("{Plan:l}", plan.Print($"{ChosenName} on {server}"));
        ReportSummary(_ => _.AddPair("Steps", plan.Steps.Length.ToString()));
        var steps = plan.Steps.Select(x => x.Describe()).ToArray();
        if (DryRun)
        {
            WritePlan(nameof(Provision), server, steps);
            return;
        }

        if (!plan.IsEmpty && await provisioning.RunAsync(plan, Cancelled) is var left)
            plan = left.IsEmpty ? left : throw new SlipwayException($"{server} is not ready: something undoes what was done.{System.Environment.NewLine}{left.Print(server.ToString())}");
        RecordServer(server, plan.Facts);
        WritePlan(nameof(Provision), server, steps);
    }

    /// <summary>What a deploy needs to know of the server, for the next commands and as SetupGitHub reads it.</summary>
    void RecordServer(Server server, MachineFacts facts)
    {
        foreach (var (type, fingerprint) in facts.HostKeys)
            Log.Information("  host key {Type,-8:l} {Fingerprint:l}", type, fingerprint);
        var prefix = ChosenName.ToString().ToUpperInvariant();
        Log.Information("For SetupGitHub: {Host:l} {Keys:l}", $"{prefix}_SSH_HOST={server.Address}", $"{prefix}_SSH_HOST_KEYS='{string.Join(' ', facts.HostKeys.Values)}'");
        if (new RecordedServer(server.Address, [.. facts.HostKeys.Values]).Write(RootDirectory, ChosenName))
            Log.Information("Recorded address and host keys in {File:l}: commit it", Relative(RecordedServer.FileOf(RootDirectory, ChosenName)));
        Log.Information("Next: ./build.sh Doctor --environment {Environment:l}", ChosenName);
    }

    /// <summary>The server, made first where that is asked for; null where a dry run ends before there is one.</summary>
    async Task<Server?> ServerToProvisionAsync(DeployEnvironment environment, ProvisionRequest request)
    {
        var server = environment.Server with { User = AdminUser };
        if (!Create)
            return server;
        using var cloud = new HetznerServers(Project);
        var plan = await cloud.PlanAsync(CloudRequest(environment) with { Keys = request.Keys }, Cancelled);
        Log.Information("{Plan:l}", plan.Print());
        if (!plan.IsEmpty && (DryRun || !Ask($"Make {plan.Request.Name} for {plan.Monthly} a month without VAT?")))
            return null;
        var access = await cloud.CreateAsync(plan, Cancelled);
        await cloud.WaitForPortAsync(access, server.Port, Cancelled);
        ReportSummary(_ => _.AddPair("Server", access.Address));
        return server with { Host = access.Address, HostKeys = access.HostKeys };
    }

    Task RemoveServer() => WithExitCode(async () =>
    {
        using var cloud = new HetznerServers(Project);
        var environment = ProvisionedEnvironment();
        var plan = await cloud.PlanRemovalAsync(CloudRequest(environment) with { Name = ServerName ?? DefaultServerName(environment) }, Cancelled);
        Log.Warning("{Plan:l}", plan.Print());
        if (DryRun)
            return;
        await cloud.RemoveAsync(plan, ServerName ?? TypedName(), Cancelled);
        if (RecordedServer.Forget(RootDirectory, ChosenName))
            Log.Information("Removed its address and host keys from {File:l}", Relative(RecordedServer.FileOf(RootDirectory, ChosenName)));
    });

    /// <summary>What a person types when asked; null where nobody can be asked.</summary>
    static string? TypedName()
    {
        if (Console.IsInputRedirected)
            return null;
        Console.Error.Write("Type the server's name to remove it: ");
        return Console.ReadLine()?.Trim();
    }

    DeployEnvironment ProvisionedEnvironment() => ChosenName == EnvironmentName.Local
        ? throw new InvalidInputException("The sandbox's server is ready; Provision and Deprovision are for servers.", "--environment qa or production")
        : RemoteEnvironments.Reached(ChosenName, KnownServer.Host, KnownServer.Keys);

    CloudServerRequest CloudRequest(DeployEnvironment environment) => new()
    {
        Application = environment.Application,
        Environment = environment.Name,
        Name = ServerName ?? DefaultServerName(environment),
        Type = ServerType,
        Image = ServerImage,
        Location = ServerLocation,
        Network = ServerNetwork,
    };

    static string DefaultServerName(DeployEnvironment environment) => $"{environment.Application}-{environment.Name}";

    HetznerProject Project => new(HcloudToken is { Length: > 0 } token
        ? new Secret(token)
        : throw new InvalidInputException("No token of Hetzner Cloud is known.", "set HCLOUD_TOKEN to a token of the project, from its console under Security → API tokens"))
    {
        Api = new Uri(System.Environment.GetEnvironmentVariable("HCLOUD_ENDPOINT") is { Length: > 0 } api ? api : "https://api.hetzner.cloud/v1"),
    };
}
