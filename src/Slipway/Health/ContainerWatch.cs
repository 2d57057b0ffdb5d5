using System.Collections.Immutable;
using System.Globalization;
using Slipway.Servers;

namespace Slipway.Health;

/// <summary>One stream of a server: first every container of a project, then whatever happens to them.</summary>
/// <param name="connection">To the server.</param>
/// <param name="project">The Compose project.</param>
/// <param name="youth">For how long after its creation a container's restarts count against it.</param>
internal sealed class ContainerWatch(ServerConnection connection, string project, TimeSpan youth) : IAsyncDisposable
{
    private IAsyncEnumerator<RemoteLine>? _lines;

    /// <summary>Starts the stream and finds the containers of the targets.</summary>
    /// <exception cref="GateFailedException">A target has no container of its image.</exception>
    public async Task<ImmutableArray<ContainerGate>> StartAsync(IEnumerable<GateTarget> targets, GateOptions options, CancellationToken cancellationToken)
    {
        _lines = connection.StreamAsync(GateCommands.Watch(project), cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        var now = DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(await NextAsync(), CultureInfo.InvariantCulture));
        var containers = ImmutableArray.CreateBuilder<ContainerSnapshot>();
        for (var line = await NextAsync(); line != GateCommands.EventsFollow; line = await NextAsync())
            containers.Add(ContainerSnapshot.Parse(line));
        return [.. targets.SelectMany(x => Find(x, containers)
            .Select(container => new ContainerGate(
                new GateMachine(x, options.Successes, container, isYoung: now - container.Created < youth), options, now - container.StartedAt)))];
    }

    /// <summary>Hands events to the gates; ends only by cancellation or failure.</summary>
    public async Task PumpAsync(ImmutableArray<ContainerGate> gates, CancellationToken cancellationToken)
    {
        var byId = gates.ToLookup(x => x.Id);
        while (true)
        {
            var happened = ContainerEvent.Parse(await NextAsync());
            foreach (var gate in byId[happened.Actor.Id])
            {
                gate.Post(x => x.After(happened));
                // Only now has it an address.
                if (happened.Action == "start" && !gate.Machine.Container.IsRunning)
                    await LookAgainAsync(gate, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lines?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task LookAgainAsync(ContainerGate gate, CancellationToken cancellationToken)
    {
        var result = await connection.RunAsync(GateCommands.Inspect(gate.Id), cancellationToken);
        if (result.Succeeded)
            gate.Post(x => x.After(ContainerSnapshot.Parse(result.Output)));
    }

    private ContainerSnapshot[] Find(GateTarget target, IReadOnlyCollection<ContainerSnapshot> containers)
    {
        var expected = containers.Where(target.Expects).ToArray();
        if (expected.Length > 0)
            return expected;
        var own = containers.Where(target.IsAbout).ToArray();
        var reason = own.Length == 0
            ? "has no container"
            : own.Any(x => x.Image == target.Image) ? "has no container of the release's definition"
            : $"has no container of {target.Image}; it runs {string.Join(", ", own.Select(x => x.Image).Distinct())}";
        throw new GateFailedException(connection.Server, target.Service, container: null, reason, []);
    }

    private async Task<string> NextAsync()
    {
        while (await _lines!.MoveNextAsync())
        {
            if (!_lines.Current.IsError && _lines.Current.Text.Length > 0)
                return _lines.Current.Text;
        }

        throw new SlipwayException($"Docker on {connection.Server.Name} ({connection.Server}) stopped reporting its events.", "check that Docker runs there, then type the same command again");
    }
}
