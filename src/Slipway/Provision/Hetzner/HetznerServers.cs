using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;

namespace Slipway.Provision.Hetzner;

/// <summary>Makes servers at Hetzner Cloud and removes them: what is labelled as Slipway's, and nothing else.</summary>
public sealed class HetznerServers(HetznerProject project) : IDisposable
{
    private const string NetworkRange = "10.77.0.0/16";

    private const string SubnetRange = "10.77.0.0/24";

    private readonly HetznerApi _api = new(project);

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();

    /// <summary>Plans; nothing is made. A run that was cut off is planned from what it has made.</summary>
    /// <exception cref="InvalidInputException">Something is not known there, or a server of that name is not Slipway's.</exception>
    public async Task<CreationPlan> PlanAsync(CloudServerRequest request, CancellationToken cancellationToken = default)
    {
        request.Validate();
        if (await FindAsync(request.Name, cancellationToken) is { } server)
            return new CreationPlan(request, []) { Server = request.Owns(server.Labels) ? server : throw Foreign(request, server) };
        if (request.Keys.IsEmpty)
            throw new InvalidInputException("No public key is known that may sign in to a new server.", "--deploy-keys ~/.ssh/id_ed25519.pub");

        var type = await TypeAsync(request, cancellationToken);
        await RequireImageAsync(request, type, cancellationToken);
        var keys = await _api.ListAsync("list the SSH keys", "ssh_keys", x => x.SshKeys, cancellationToken);
        var plan = new CreationPlan(request, [])
        {
            Keys = request.Keys.Select(x => (Key: x, There: keys.FirstOrDefault(y => PublicKey.In([y.PublicKey]).Contains(x)))).Where(x => x.There is not null).ToImmutableDictionary(x => x.Key, x => x.There!),
            Firewall = (await _api.ListAsync("list the firewalls", $"firewalls?label_selector={request.Selector}", x => x.Firewalls, cancellationToken)).FirstOrDefault(x => x.Name == FirewallOf(request)),
            Network = request.Network is { } name ? (await _api.ListAsync("list the networks", $"networks?name={Uri.EscapeDataString(name)}", x => x.Networks, cancellationToken)).FirstOrDefault() : null,
            NetworkZone = await ZoneAsync(request, cancellationToken),
            Monthly = await MonthlyAsync(request, type, cancellationToken),
        };
        return plan with { Lines = [.. Lines(plan, type)] };
    }

    /// <summary>Makes what the plan lacks, waits until the server runs, and says how it is reached.</summary>
    public async Task<CloudAccess> CreateAsync(CreationPlan plan, CancellationToken cancellationToken = default)
    {
        var server = plan.Server ?? await MakeAsync(plan, cancellationToken);
        var address = server.PublicNet.Ipv4?.Ip ?? throw new SlipwayException($"{server.Name} has no public IPv4 address.", "give it one in the project's console");
        return new CloudAccess(server.Name, address, CloudHostKey.FromLabel(server.Labels.GetValueOrDefault(CloudServerRequest.HostKeyLabel)) is { } key ? [key] : []);
    }

    /// <summary>Waits until something listens on a port of a server that has just been made.</summary>
    /// <param name="access">The server.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SlipwayException">Nothing does within the project's patience.</exception>
    public async Task WaitForPortAsync(CloudAccess access, int port, CancellationToken cancellationToken = default)
    {
        var time = TimeProvider.System;
        for (var started = time.GetTimestamp(); !await IsOpenAsync(access.Address, port, cancellationToken); await Task.Delay(project.Interval, time, cancellationToken))
        {
            if (time.GetElapsedTime(started) > project.Patience)
                throw new SlipwayException($"{access.Name} ({access.Address}) is there, but nothing listens on port {port}.", "look at its console; then type the same command again: it goes on");
        }
    }

    /// <summary>Says what would be removed.</summary>
    /// <param name="request">Names the server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">There is no such server, it is not Slipway's, or it is protected.</exception>
    public async Task<RemovalPlan> PlanRemovalAsync(CloudServerRequest request, CancellationToken cancellationToken = default)
    {
        var server = await FindAsync(request.Name, cancellationToken);
        if (server is not null && !request.Owns(server.Labels))
            throw Foreign(request, server);
        if (server?.Protection?.Delete == true)
            throw new InvalidInputException($"{server.Name} is protected against being deleted.", "end the protection in the project's console");
        var firewalls = await _api.ListAsync("list the firewalls", $"firewalls?label_selector={request.Selector}", x => x.Firewalls, cancellationToken);
        var keys = await _api.ListAsync("list the SSH keys", $"ssh_keys?label_selector={request.Selector}", x => x.SshKeys, cancellationToken);
        var networks = await _api.ListAsync("list the networks", $"networks?label_selector={request.Selector}", x => x.Networks, cancellationToken);
        var plan = new RemovalPlan(request) { Server = server, Firewalls = firewalls, Keys = keys, Networks = networks };
        return plan.IsEmpty
            ? throw new InvalidInputException($"Nothing at Hetzner Cloud is labelled as {request.Environment} of {request.Application}, and no server is called {request.Name}.", "look whether HCLOUD_TOKEN is of the right project, and --server-name")
            : plan;
    }

    /// <summary>Removes it.</summary>
    /// <param name="plan">From <see cref="PlanRemovalAsync"/>.</param>
    /// <param name="typed">The server's name, typed by whoever means it.</param>
    /// <param name="cancellationToken">Gives up; typed again it goes on.</param>
    /// <exception cref="InvalidInputException">The name is not the server's; nothing was removed.</exception>
    public async Task RemoveAsync(RemovalPlan plan, string? typed, CancellationToken cancellationToken = default)
    {
        plan.Confirm(typed);
        if (plan.Server is { } server)
            await _api.DeleteAsync($"delete the server {server.Name}", $"servers/{server.Id}", cancellationToken);
        foreach (var firewall in plan.Firewalls)
            await _api.DeleteAsync($"delete the firewall {firewall.Name}", $"firewalls/{firewall.Id}", cancellationToken);
        foreach (var network in plan.Networks)
            await _api.DeleteAsync($"delete the network {network.Name}", $"networks/{network.Id}", cancellationToken);
        foreach (var key in plan.Keys)
            await _api.DeleteAsync($"delete the SSH key {key.Name}", $"ssh_keys/{key.Id}", cancellationToken);
    }

    private static string FirewallOf(CloudServerRequest request) => $"{request.Name}-slipway";

    private static IEnumerable<string> Lines(CreationPlan plan, CloudServerType type)
    {
        var request = plan.Request;
        foreach (var key in request.Keys.Where(x => !plan.Keys.ContainsKey(x)))
            yield return $"upload the SSH key {KeyName(request, key)}";
        if (plan.Firewall is null)
            yield return $"make the firewall {FirewallOf(request)}: 22, 80, 443 (tcp), 443 (udp) and ping";
        if (request.Network is { } network && plan.Network is null)
            yield return $"make the network {network} ({NetworkRange}) in {plan.NetworkZone}";
        yield return $"make the server {request.Name}: {type.Name} ({type.Cores} cores, {type.Memory.ToString("0.#", CultureInfo.InvariantCulture)} GB, disk of {type.Disk:0} GB), {request.Image}, at {request.Location}"
            + (request.Network is null ? "" : $", in the network {request.Network}");
    }

    private static string KeyName(CloudServerRequest request, PublicKey key) => $"{request.Name}-{key.Key.TrimEnd('=')[^8..].Replace('/', '-').Replace('+', '-')}";

    private static InvalidInputException Foreign(CloudServerRequest request, CloudServer server) => new(
        $"A server {server.Name} is there, but it does not bear the labels {string.Join(", ", request.Labels.Select(x => $"{x.Key}={x.Value}"))}: Slipway did not make it for this environment, and leaves it alone.",
        $"give another --server-name; or make it ready as it is: ./build.sh Provision --environment {request.Environment} --ssh-host {server.PublicNet.Ipv4?.Ip}");

    private static async Task<bool> IsOpenAsync(string address, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await client.ConnectAsync(address, port, patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task<CloudServer?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await _api.ListAsync("list the servers", $"servers?name={Uri.EscapeDataString(name)}", x => x.Servers, cancellationToken)).FirstOrDefault(x => x.Name == name);

    private async Task<CloudServerType> TypeAsync(CloudServerRequest request, CancellationToken cancellationToken)
    {
        var types = await _api.ListAsync("list the server types", "server_types", x => x.ServerTypes, cancellationToken);
        var there = types.Where(x => x.Prices.Any(y => y.Location == request.Location)).ToList();
        return there.FirstOrDefault(x => x.Name == request.Type) ?? throw new InvalidInputException(
            there.Count > 0
                ? $"Hetzner Cloud has no server type {request.Type} at {request.Location}; it has {string.Join(", ", there.Select(x => x.Name))}."
                : $"Hetzner Cloud has no location {request.Location}; it has {string.Join(", ", types.SelectMany(x => x.Prices).Select(x => x.Location).Distinct().Order())}.",
            there.Count > 0 ? $"--server-type {there[0].Name}" : "--server-location nbg1");
    }

    private async Task RequireImageAsync(CloudServerRequest request, CloudServerType type, CancellationToken cancellationToken)
    {
        if ((await _api.ListAsync("list the images", $"images?name={Uri.EscapeDataString(request.Image)}&architecture={type.Architecture}", x => x.Images, cancellationToken)).IsEmpty)
            throw new InvalidInputException($"Hetzner Cloud has no image {request.Image} for {type.Architecture}, the processor of {type.Name}.", "--server-image debian-13, debian-12, ubuntu-24.04 or ubuntu-22.04");
    }

    private async Task<string> ZoneAsync(CloudServerRequest request, CancellationToken cancellationToken) => request.Network is null
        ? ""
        : (await _api.ListAsync("list the locations", $"locations?name={Uri.EscapeDataString(request.Location)}", x => x.Locations, cancellationToken)).FirstOrDefault()?.NetworkZone
            ?? throw new InvalidInputException($"Hetzner Cloud has no location {request.Location}.", "--server-location nbg1");

    /// <summary>The server's and its address's: an IPv4 is priced apart.</summary>
    private async Task<string> MonthlyAsync(CloudServerRequest request, CloudServerType type, CancellationToken cancellationToken)
    {
        var pricing = (await _api.GetAsync("read the prices", "pricing", cancellationToken)).Pricing;
        var address = pricing?.PrimaryIps.FirstOrDefault(x => x.Type == "ipv4")?.Prices.FirstOrDefault(x => x.Location == request.Location);
        var sum = Net(type.Prices.First(x => x.Location == request.Location)) + (address is null ? 0 : Net(address));
        return $"{sum.ToString("0.00", CultureInfo.InvariantCulture)} {pricing?.Currency}";

        static decimal Net(CloudLocationPrice price) => decimal.Parse(price.PriceMonthly.Net, CultureInfo.InvariantCulture);
    }

    private async Task<CloudServer> MakeAsync(CreationPlan plan, CancellationToken cancellationToken)
    {
        var request = plan.Request;
        var keys = ImmutableArray.CreateBuilder<long>();
        foreach (var key in request.Keys)
            keys.Add(plan.Keys.TryGetValue(key, out var there) ? there.Id : await UploadAsync(request, key, cancellationToken));
        var firewall = plan.Firewall?.Id ?? await RaiseFirewallAsync(request, cancellationToken);
        long? network = request.Network is { } name ? plan.Network?.Id ?? await MakeNetworkAsync(request, name, plan.NetworkZone, cancellationToken) : null;
        var hostKey = CloudHostKey.Create();
        var server = new ServerRequest(
            request.Name, request.Type, request.Image, request.Location, keys.ToImmutable(), [new FirewallReference(firewall)], network is { } id ? [id] : [],
            hostKey.UserData(), request.Labels.Add(CloudServerRequest.HostKeyLabel, CloudHostKey.ToLabel(hostKey.Fingerprint)));
        var made = (await _api.CreateAsync($"make the server {request.Name}", "servers", server, HetznerJson.Default.ServerRequest, cancellationToken)).Server;
        return await FindAsync(request.Name, cancellationToken) ?? made ?? throw new SlipwayException($"Hetzner Cloud has made {request.Name}, but does not show it.", "type the same command again");
    }

    private async Task<long> UploadAsync(CloudServerRequest request, PublicKey key, CancellationToken cancellationToken) => (await _api.CreateAsync(
        $"upload the SSH key {KeyName(request, key)}", "ssh_keys", new KeyRequest(KeyName(request, key), key.ToString(), request.Labels), HetznerJson.Default.KeyRequest, cancellationToken)).SshKey?.Id ?? 0;

    private async Task<long> RaiseFirewallAsync(CloudServerRequest request, CancellationToken cancellationToken) => (await _api.CreateAsync(
        $"make the firewall {FirewallOf(request)}", "firewalls",
        new FirewallRequest(FirewallOf(request), [new("tcp", "22"), new("tcp", "80"), new("tcp", "443"), new("udp", "443"), new("icmp", Port: null)], request.Labels),
        HetznerJson.Default.FirewallRequest, cancellationToken)).Firewall?.Id ?? 0;

    private async Task<long> MakeNetworkAsync(CloudServerRequest request, string name, string zone, CancellationToken cancellationToken) => (await _api.CreateAsync(
        $"make the network {name}", "networks", new NetworkRequest(name, NetworkRange, [new("cloud", SubnetRange, zone)], request.Labels), HetznerJson.Default.NetworkRequest, cancellationToken)).Network?.Id ?? 0;
}
