using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts.Configuration;

namespace Slipway.Rollouts;

/// <summary>Pure: what the services of one stage need, and whether what they replace goes on serving meanwhile.</summary>
internal static class StagePlanner
{
    /// <summary>Starts what must be stopped first, then what can run beside, reloads what stays, then the gate, then the requests move and what was replaced goes.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="changes">Services that need a new container, and why.</param>
    /// <param name="gated">Every service that the gate asks.</param>
    /// <param name="state">What the server runs.</param>
    public static IEnumerable<Operation> Plan(
        StageKind stage, ImmutableArray<(ReleaseService Service, string Reason)> changes, ImmutableArray<ReleaseService> gated, ServerState state)
    {
        var beside = changes.Where(x => x.Service.RunsTwice && Others(x.Service, state).Any(y => y.State == "running")).ToArray();
        var stopped = changes.Except(beside).Select(x => new ServiceChange(x.Service.Name, WithWhy(x.Service, x.Reason, state.Containers))).ToImmutableArray();
        var replaced = gated
            .Where(x => IsReplaced(x, isStopped: stopped.Any(y => y.Service == x.Name), state) || IsMisled(x, isChanged: changes.Any(y => y.Service == x), state))
            .ToArray();
        ImmutableArray<ServiceChange> reloaded = [.. gated.Select(x => new ServiceChange(x.Name, RolloutPlanner.ReasonToReload(x, state)!)).Where(x => x.Reason is not null)];
        if (changes.IsEmpty && reloaded.IsEmpty && replaced.Length == 0)
            yield break;
        if (!stopped.IsEmpty)
            yield return new StartServices(stage, stopped);
        if (beside.Length > 0)
            yield return new StartBeside(stage, [.. beside.Select(x => new ServiceChange(x.Service.Name, x.Reason))]);
        if (!reloaded.IsEmpty)
            yield return new ReloadServices(stage, reloaded);
        yield return new PassGate(stage, [.. gated.Select(x => x.Name)]) { HasPassed = changes.IsEmpty && gated.All(x => HasPassed(x, state)) };
        if (changes.Where(x => x.Service.Configuration?.CanConfirm == true).Select(x => x.Service.Name).ToImmutableArray() is { IsEmpty: false } confirmed)
            yield return new ConfirmConfiguration(stage, confirmed);
        if (replaced.Length > 0)
            yield return new RetireReplaced(stage, [.. replaced.Select(x => x.Name)], [.. replaced.Where(x => x.IsSwitched).Select(x => x.Name)]);
    }

    /// <summary>Whether a service's container has passed its gate in an earlier deploy: it served, or serves.</summary>
    public static bool HasPassed(ReleaseService service, ServerState state) =>
        state.Current?.Services.Any(x => x.Name == service.Name && x.Fingerprint == service.Fingerprint) == true
        || state.Containers.Any(x => x.IsWarm && x.Service == service.Name && x.Fingerprint == service.Fingerprint);

    private static bool IsReplaced(ReleaseService service, bool isStopped, ServerState state) =>
        service.RunsTwice && !isStopped && (Others(service, state).Any() || IsDouble(service, state));

    /// <summary>Whether a restart that was cut off has left two containers of the wanted definition.</summary>
    private static bool IsDouble(ReleaseService service, ServerState state) =>
        state.Containers.Count(x => x.Service == service.Name && x.Fingerprint == service.Fingerprint && x.State == "running" && !x.IsWarm) > 1;

    /// <summary>Whether its switch does not name a container of the wanted definition, or soon no longer will.</summary>
    private static bool IsMisled(ReleaseService service, bool isChanged, ServerState state) =>
        service.IsSwitched && (isChanged || !state.Upstreams.TryGetValue(service.Name, out var named)
            || !state.Containers.Any(x => x.Service == service.Name && x.Fingerprint == service.Fingerprint && x.Id.StartsWith(named, StringComparison.Ordinal)));

    /// <summary>
    /// Its containers of another definition: what serves now, and what a deploy that failed or was cut off has left, in whatever
    /// state. One that is kept warm may stay.
    /// </summary>
    private static IEnumerable<ContainerState> Others(ReleaseService service, ServerState state) =>
        state.Containers.Where(x => x.Service == service.Name && x.Fingerprint != service.Fingerprint && !x.IsWarm);

    private static string WithWhy(ReleaseService service, string reason, ImmutableArray<ContainerState> containers) =>
        service is { StopFirst: { } why, IsOneShot: false } && containers.Any(x => x.Service == service.Name && x.State == "running")
            ? $"{reason}; stops first: it {why}"
            : reason;
}
