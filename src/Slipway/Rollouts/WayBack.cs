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
    public static ImmutableArray<Operation> Plan(Progress progress, Release failed, Release? previous)
    {
        var begun = progress.Begun.OrderDescending().ToArray();
        IEnumerable<Operation> stages = previous is null
            ? Stop(failed, begun)
            : begun.SelectMany(stage => Restore(stage, previous)).Concat(Leftovers(failed, previous, begun));
        return [.. stages, new AbandonRelease(failed.Id)];
    }

    private static IEnumerable<Operation> Restore(StageKind stage, Release previous)
    {
        // What runs to its end has run; and Compose would take no names for all of them.
        ImmutableArray<string> serving = [.. previous.ServicesOf(stage).Where(x => !x.IsOneShot).Select(x => x.Name)];
        if (serving.IsEmpty)
            yield break;
        yield return new StartServices(stage, [.. serving.Select(x => new ServiceChange(x, $"back to {previous.Version}"))]);
        yield return new PassGate(stage, serving);
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
