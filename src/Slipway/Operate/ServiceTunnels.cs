using System.Collections.Immutable;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Operate;

/// <summary>Ports of this machine's loopback that lead to ports of containers, through the SSH connection; nothing is published for it.</summary>
/// <param name="deployment">The connection to their server.</param>
public sealed class ServiceTunnels(Deployment deployment)
{
    /// <summary>Opens one for each service that runs there.</summary>
    /// <param name="wanted">Services and the ports that they listen on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that could be opened; they close with the connection.</returns>
    public async Task<ImmutableArray<(string Service, PortForward Tunnel)>> OpenAsync(
        IEnumerable<(string Service, int Port)> wanted, CancellationToken cancellationToken = default)
    {
        var running = ServingContainers.Find(await deployment.StateAsync(cancellationToken), []).ToLookup(x => x.Service);
        var there = wanted.Where(x => running.Contains(x.Service)).ToArray();
        if (there.Length == 0)
            return [];
        var addresses = await deployment.Connection.RunAsync(OperateCommands.Addresses(there.Select(x => running[x.Service].First().Id)), cancellationToken);
        var tunnels = ImmutableArray.CreateBuilder<(string, PortForward)>();
        foreach (var ((service, port), address) in there.Zip(addresses.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            tunnels.Add((service, await deployment.Connection.ForwardToServerAsync(address.Split(' ')[0], port, cancellationToken)));
        return tunnels.ToImmutable();
    }
}
