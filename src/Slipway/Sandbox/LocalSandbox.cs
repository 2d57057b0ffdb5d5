using System.Collections.Concurrent;
using System.Collections.Immutable;
using Serilog;
using Slipway.Servers;

namespace Slipway.Sandbox;

/// <summary>Servers, a registry and their keys on this machine, real in every part.</summary>
public static class LocalSandbox
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);
    private static readonly ConcurrentDictionary<string, Watchdog> Watchdogs = new();

    /// <summary>Brings the sandbox up: what is there and healthy is reused, what is stopped or half made is repaired.</summary>
    /// <exception cref="InvalidInputException">The options cannot be.</exception>
    /// <exception cref="SlipwayException">A part does not come up.</exception>
    public static async Task<RunningSandbox> UpAsync(SandboxOptions options, CancellationToken cancellationToken = default)
    {
        options.Validate();
        if (options.EndsWithProcess)
            Watchdogs.GetOrAdd(options.Name, _ => new Watchdog(options));
        using var only = await LockAsync(options, cancellationToken);

        ImmutableArray<SandboxImage> images = [.. Own(options).Concat(options.Images).Distinct()];
        await SandboxImages.EnsureAsync(options.Prerequisites, images, cancellationToken);
        var ids = await SandboxImages.IdsAsync(images, cancellationToken);
        await EnsureNetworkAsync(options, cancellationToken);

        var state = new SandboxState(options.StateDirectory);
        var registry = new SandboxRegistry(options.Name, options.RegistryPort);
        var pushed = UpRegistryAsync(options, registry, ids, state, cancellationToken);
        var authority = options.HasAuthority ? AuthorityContainer.UpAsync(options, ids[SandboxImage.Caddy.Local], state, cancellationToken) : null;
        var servers = await UpServersAsync(options, ids, state, cancellationToken);
        var sandbox = new RunningSandbox
        {
            Name = options.Name,
            Registry = registry.Address,
            PrivateKeyFile = state.PrivateKeyFile,
            KnownHostsFile = state.KnownHostsFile,
            Servers = servers,
            Authority = authority is null ? null : await authority,
        };
        state.Write(new(sandbox, await pushed));
        return sandbox;
    }

    /// <summary>The sandbox as its last <see cref="UpAsync"/> recorded it, without asking Docker; null where there is none.</summary>
    public static RunningSandbox? Find(SandboxOptions options) => new SandboxState(options.StateDirectory).Read()?.Sandbox;

    /// <summary>
    /// Removes containers, networks and volumes by label, state, and the images that were built for its registry; those of the
    /// sandbox itself stay unless <paramref name="images"/>.
    /// </summary>
    /// <exception cref="SlipwayException">Docker does not answer, or something cannot be removed.</exception>
    public static async Task DownAsync(SandboxOptions options, bool images = false, CancellationToken cancellationToken = default)
    {
        using (await LockAsync(options, cancellationToken))
            await new Tool("sh", Path.Combine(options.Source, "remove.sh"), options.Name, options.StateDirectory).RunAsync(cancellationToken);
        if (images)
            await SandboxImages.RemoveAsync(cancellationToken);
        if (Watchdogs.TryRemove(options.Name, out var watchdog))
            await watchdog.DisposeAsync();
    }

    private static IEnumerable<SandboxImage> Own(SandboxOptions options)
    {
        yield return SandboxImage.Registry;
        if (!options.Servers.IsEmpty)
            yield return SandboxImage.Server;
        if (options.HasAuthority)
            yield return SandboxImage.Caddy;
    }

    private static Task<IDisposable> LockAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.StateDirectory);
        return FileLock.TakeAsync($"{options.StateDirectory}.lock", cancellationToken);
    }

    private static async Task EnsureNetworkAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var label = $"{SandboxContainer.Label}={options.Name}";
        if ((await Tool.Docker("network", "ls", "--quiet", "--filter", $"label={label}").RunAsync(cancellationToken)).Length == 0)
            await Tool.Docker("network", "create", "--label", label, options.Name).RunAsync(cancellationToken);
    }

    private static async Task<ImmutableSortedDictionary<string, string>> UpRegistryAsync(
        SandboxOptions options, SandboxRegistry registry, ImmutableDictionary<string, string> ids, SandboxState state, CancellationToken cancellationToken)
    {
        var container = SandboxParts.RegistryContainer(options, ids[SandboxImage.Registry.Local]);
        await container.EnsureRunningAsync(cancellationToken);
        await registry.WaitAsync(container.Name, cancellationToken);
        var pushed = state.Read()?.Pushed ?? ImmutableSortedDictionary<string, string>.Empty;
        return await registry.PushAsync(options.Images, ids, pushed, cancellationToken);
    }

    private static async Task<ImmutableArray<SandboxServer>> UpServersAsync(
        SandboxOptions options, ImmutableDictionary<string, string> ids, SandboxState state, CancellationToken cancellationToken)
    {
        if (options.Servers.IsEmpty)
            return [];
        var publicKey = await state.PublicKeyAsync(cancellationToken);
        var servers = await Task.WhenAll(options.Servers.Select(async server =>
        {
            var container = SandboxParts.ServerContainer(options, server, ids[SandboxImage.Server.Local], publicKey);
            return (Options: server, Container: container.Name, Keys: await UpServerAsync(container, cancellationToken));
        }));
        state.WriteKnownHosts(servers.SelectMany(server => server.Keys.Select(key => key.KnownHost(server.Options.Address, server.Options.SshPort))));
        return [.. servers.Select(server => new SandboxServer(
            new Server(server.Options.Name, server.Options.Address)
            {
                Port = server.Options.SshPort,
                HostKeys = [.. server.Keys.Select(key => key.Fingerprint)],
            },
            server.Container,
            server.Options.HttpPort,
            server.Options.HttpsPort))];
    }

    private static async Task<ImmutableArray<HostKey>> UpServerAsync(SandboxContainer container, CancellationToken cancellationToken)
    {
        var found = await container.EnsureRunningAsync(cancellationToken);
        if (await ReadyAsync(container, cancellationToken) is { } keys)
            return keys;
        if (found)
        {
            Log.Warning("{Container:l} runs but is not ready; restarting it", container.Name);
            await container.RestartAsync(cancellationToken);
            if (await ReadyAsync(container, cancellationToken) is { } again)
                return again;
        }

        var logs = (await Tool.Docker("logs", "--tail", "20", container.Name).TryAsync(cancellationToken)).Said;
        throw new SlipwayException($"Server {container.Name} was not ready within {ReadyTimeout.TotalSeconds} s:{Environment.NewLine}{logs}", $"docker logs {container.Name}");
    }

    private static async Task<ImmutableArray<HostKey>?> ReadyAsync(SandboxContainer container, CancellationToken cancellationToken)
    {
        var (exitCode, output, _) = await Tool.Docker("exec", container.Name, "timeout", $"{ReadyTimeout.TotalSeconds}", "slipway-server-ready").TryAsync(cancellationToken);
        return exitCode == 0 ? [.. HostKey.Parse(output)] : null;
    }
}
