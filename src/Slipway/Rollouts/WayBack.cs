using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Rollouts;

/// <summary>Pure: the inverse of what a failed rollout has done so far.</summary>
public static class WayBack
{
    /// <summary>Plans the way back, stage by stage in reverse, each checked by the same gate.</summary>
    /// <param name="progress">The failed rollout's record.</param>
    /// <param name="failed">The release that failed.</param>
    /// <param name="previous">The release that served before; null when there was none.</param>
    /// <param name="containers">What the server runs now.</param>
    public static ImmutableArray<Operation> Plan(Progress progress, Release failed, Release? previous, ImmutableArray<ContainerState> containers)
    {
        var begun = progress.Begun.OrderDescending().ToArray();
        IEnumerable<Operation> stages = previous is null
            ? Stop(failed, begun)
            : begun.SelectMany(stage => Restore(stage, previous, containers)).Concat(Leftovers(failed, previous, begun));
        return [.. stages, new AbandonRelease(failed.Id)];
    }

    private static IEnumerable<Operation> Restore(StageKind stage, Release previous, ImmutableArray<ContainerState> containers)
    {
        // What runs to its end has run; and Compose would take no names for all of them.
        ImmutableArray<ReleaseService> serving = [.. previous.ServicesOf(stage).Where(x => !x.IsOneShot)];
        ImmutableArray<(ReleaseService, string)> gone =
            [.. serving.Where(x => RolloutPlanner.ReasonToStart(x, containers) is not null).Select(x => (x, $"back to {previous.Version}"))];
        return StagePlanner.Plan(stage, gone, serving, containers);
    }

    private static IEnumerable<Operation> Leftovers(Release failed, Release previous, StageKind[] begun)
    {
        var added = failed.Services.Where(x => begun.Contains(x.Stage)).Select(x => x.Name)
            .Except(previous.Services.Select(x => x.Name)).ToImmutableArray();
        if (!added.IsEmpty)
            yield return new RemoveServices(added);
    }

    /// <summary>Data services keep running: they hold nothing of the failed release but its data.</summary>
    private static IEnumerable<Operation> Stop(Release failed, StageKind[] begun)
    {
        var services = failed.Services.Where(x => x.Stage != StageKind.Infrastructure && begun.Contains(x.Stage)).Select(x => x.Name).ToImmutableArray();
        if (!services.IsEmpty)
            yield return new StopServices(services);
    }
}
