using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Rollouts;

/// <summary>Pure: what the services of one stage need, and whether what they replace goes on serving meanwhile.</summary>
internal static class StagePlanner
{
    /// <summary>Starts what must be stopped first, then what can run beside, then the gate, then what was replaced goes.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="changes">Services that need a new container, and why.</param>
    /// <param name="gated">Every service that the gate asks.</param>
    /// <param name="containers">What the server runs.</param>
    public static IEnumerable<Operation> Plan(
        StageKind stage, ImmutableArray<(ReleaseService Service, string Reason)> changes, ImmutableArray<ReleaseService> gated, ImmutableArray<ContainerState> containers)
    {
        var beside = changes.Where(x => IsReplaced(x.Service, containers)).ToArray();
        var leftover = gated.Where(x => IsReplaced(x, containers)).Select(x => x.Name).ToImmutableArray();
        if (changes.IsEmpty && leftover.IsEmpty)
            yield break;
        var stopped = changes.Except(beside).Select(x => new ServiceChange(x.Service.Name, WithWhy(x.Service, x.Reason, containers))).ToImmutableArray();
        if (!stopped.IsEmpty)
            yield return new StartServices(stage, stopped);
        if (beside.Length > 0)
            yield return new StartBeside(stage, [.. beside.Select(x => new ServiceChange(x.Service.Name, x.Reason))]);
        yield return new PassGate(stage, [.. gated.Select(x => x.Name)]);
        if (!leftover.IsEmpty)
            yield return new RetireReplaced(stage, leftover);
    }

    /// <summary>Whether a running container of another definition serves, and may go on while the new one starts.</summary>
    private static bool IsReplaced(ReleaseService service, ImmutableArray<ContainerState> containers) =>
        service.RunsTwice && containers.Any(x => x.Service == service.Name && x.State == "running" && x.Fingerprint != service.Fingerprint);

    private static string WithWhy(ReleaseService service, string reason, ImmutableArray<ContainerState> containers) =>
        service is { StopFirst: { } why, IsOneShot: false } && containers.Any(x => x.Service == service.Name && x.State == "running")
            ? $"{reason}; stops first: it {why}"
            : reason;
}
