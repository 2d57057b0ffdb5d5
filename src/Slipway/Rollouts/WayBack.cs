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
    /// <param name="state">What the server runs now; its current release is the one to go back to.</param>
    public static ImmutableArray<Operation> Plan(Progress progress, Release failed, ServerState state)
    {
        var begun = progress.Begun.OrderDescending().ToArray();
        IEnumerable<Operation> stages = state.Current is not { } previous
            ? Stop(failed, begun)
            : begun.SelectMany(stage => Restore(stage, previous, state)).Concat(Leftovers(failed, previous, begun));
        return [.. stages, new AbandonRelease(failed.Id)];
    }

    private static IEnumerable<Operation> Restore(StageKind stage, Release previous, ServerState state)
    {
        // What runs to its end has run; and Compose would take no names for all of them.
        ImmutableArray<ReleaseService> serving = [.. previous.ServicesOf(stage).Where(x => !x.IsOneShot)];
        ImmutableArray<(ReleaseService, string)> gone =
            [.. serving.Where(x => RolloutPlanner.ReasonToStart(x, state.Containers) is not null).Select(x => (x, $"back to {previous.Version}"))];
        return StagePlanner.Plan(stage, gone, serving, state);
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
