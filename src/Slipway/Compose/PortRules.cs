using System.Collections.Immutable;
using Slipway.Environments;

namespace Slipway.Compose;

/// <summary>Which services may be reached from outside.</summary>
public static class PortRules
{
    /// <summary>Refuses every port that a service outside the edge stage publishes beyond the host's loopback.</summary>
    /// <exception cref="InvalidInputException">Names each such port, and how to close it.</exception>
    public static void Check(ComposeProject project, ImmutableArray<Stage> stages)
    {
        var edge = stages.Where(x => x.Kind == StageKind.Edge).SelectMany(x => x.Services).ToHashSet(StringComparer.Ordinal);
        var open = project.PublishedPorts.Where(x => !edge.Contains(x.Service) && !x.IsLoopback).ToArray();
        if (open.Length == 0)
            return;
        throw new InvalidInputException(
            $"""
            Ports are published to everyone, past the host's firewall, by services that are not in the edge stage:
            {string.Join('\n', open.Select(x => $"  service {x.Service}, {x}"))}
            """,
            "publish on 127.0.0.1 only, or write \"ports: !reset []\" in the environment's override (an empty list does not clear the base's ports)");
    }
}
