using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Operate;

/// <summary>Pure: which containers of the application serve; those that are kept warm or have just been started beside do not.</summary>
public static class ServingContainers
{
    /// <summary>The containers of services that serve, in the order of the services' names.</summary>
    /// <param name="state">What the server runs.</param>
    /// <param name="services">The services that are meant; of these a stopped container counts too. None means all that run.</param>
    /// <exception cref="InvalidInputException">A service has no container; the message lists those that have.</exception>
    public static ImmutableArray<ContainerState> Find(ServerState state, ImmutableArray<string> services)
    {
        if (services.IsEmpty)
            return [.. Names(state).SelectMany(x => Of(x, state)).Where(x => x.State == "running")];
        Check(state, services);
        return [.. services.Distinct().Order(StringComparer.Ordinal).SelectMany(x => Of(x, state))];
    }

    /// <summary>The one running container of a service in which a command can be run.</summary>
    /// <exception cref="InvalidInputException">There is none; the message says what there is.</exception>
    public static ContainerState Running(ServerState state, string service)
    {
        Check(state, [service]);
        var container = Of(service, state)[0];
        return container.State == "running"
            ? container
            : throw new InvalidInputException($"The container of {service} does not run: {container.Status}.", $"./build.sh Logs --service {service}");
    }

    private static void Check(ServerState state, ImmutableArray<string> services)
    {
        if (!state.DockerAnswers)
            throw new SlipwayException("Docker does not answer on the server.", "check that Docker runs there, then type the same command again");
        var names = Names(state);
        if (services.Except(names).ToArray() is { Length: > 0 } unknown)
            throw new InvalidInputException(
                $"--service {string.Join(' ', unknown)}: no container of that name is there. {(names.Length == 0 ? "None is." : $"These are: {string.Join(", ", names)}.")}",
                names.Length == 0 ? "deploy first" : $"--service {names[0]}");
    }

    private static ImmutableArray<string> Names(ServerState state) => [.. state.Containers.Select(x => x.Service).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The one that the switch names; without a switch those of the release's definition; else whatever there is.</summary>
    private static ImmutableArray<ContainerState> Of(string service, ServerState state)
    {
        var own = state.Containers.Where(x => x.Service == service && !x.IsWarm).ToImmutableArray();
        var fingerprint = state.Current?.Services.FirstOrDefault(x => x.Name == service)?.Fingerprint;
        var running = own.Where(x => x.State == "running").ToImmutableArray();
        ImmutableArray<ContainerState> named = state.Upstreams.TryGetValue(service, out var id) ? [.. running.Where(x => x.Id.StartsWith(id, StringComparison.Ordinal))] : [];
        ImmutableArray<ContainerState> released = [.. running.Where(x => x.Fingerprint == fingerprint)];
        return !named.IsEmpty ? named
            : !released.IsEmpty ? released
            : !running.IsEmpty ? running
            : [.. own.OrderByDescending(x => x.CreatedAt, StringComparer.Ordinal).Take(1)];
    }
}
