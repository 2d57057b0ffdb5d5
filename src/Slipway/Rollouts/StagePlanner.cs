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
        var beside = changes.Where(x => x.Service.RunsTwice && Others(x.Service, containers).Any(y => y.State == "running")).ToArray();
        var stopped = changes.Except(beside).Select(x => new ServiceChange(x.Service.Name, WithWhy(x.Service, x.Reason, containers))).ToImmutableArray();
        var replaced = gated.Where(x => x.RunsTwice && Others(x, containers).Any()).Select(x => x.Name).Except(stopped.Select(x => x.Service)).ToImmutableArray();
        if (changes.IsEmpty && replaced.IsEmpty)
            yield break;
        if (!stopped.IsEmpty)
            yield return new StartServices(stage, stopped);
        if (beside.Length > 0)
            yield return new StartBeside(stage, [.. beside.Select(x => new ServiceChange(x.Service.Name, x.Reason))]);
        yield return new PassGate(stage, [.. gated.Select(x => x.Name)]);
        if (!replaced.IsEmpty)
            yield return new RetireReplaced(stage, replaced);
    }

    /// <summary>Its containers of another definition: what serves now, and what a deploy that failed or was cut off has left, in whatever state.</summary>
    private static IEnumerable<ContainerState> Others(ReleaseService service, ImmutableArray<ContainerState> containers) =>
        containers.Where(x => x.Service == service.Name && x.Fingerprint != service.Fingerprint);

    private static string WithWhy(ReleaseService service, string reason, ImmutableArray<ContainerState> containers) =>
        service is { StopFirst: { } why, IsOneShot: false } && containers.Any(x => x.Service == service.Name && x.State == "running")
            ? $"{reason}; stops first: it {why}"
            : reason;
}
