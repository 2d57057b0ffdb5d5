using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;

namespace Slipway.Operate;

/// <summary>Pure: how services are restarted. One that can run twice gets a new container first; any other is away for a moment.</summary>
public static class RestartPlanner
{
    /// <summary>Plans it, stage by stage, each with its gate.</summary>
    /// <param name="wanted">The services; none means all that serve.</param>
    /// <param name="state">What the server runs.</param>
    /// <param name="environment">The environment's name, for messages.</param>
    /// <exception cref="InvalidInputException">Nothing serves, a deploy is not over, or a service cannot be restarted.</exception>
    public static RestartPlan Plan(ImmutableArray<string> wanted, ServerState state, string environment)
    {
        var release = state.Current ?? throw new InvalidInputException("Nothing serves that could be restarted.", $"./build.sh DeployBackend --environment {environment}");
        if (state.Progress is { } progress)
            throw new InvalidInputException(
                $"Release {progress.Release} is in progress, begun by {progress.StartedBy}; what is restarted meanwhile is not decided.",
                $"deploy on, or ./build.sh Rollback --environment {environment}");
        var containers = ServingContainers.Find(state, wanted);
        var chosen = release.Services.Where(x => !x.IsOneShot && containers.Any(y => y.Service == x.Name)).ToImmutableArray();
        if (wanted.Except(chosen.Select(x => x.Name)).ToArray() is { Length: > 0 } others)
            throw new InvalidInputException(
                $"--service {string.Join(' ', others)}: it runs to its end or is not part of {release.Id}. These can be restarted: {string.Join(", ", release.Services.Where(x => !x.IsOneShot).Select(x => x.Name))}.",
                $"./build.sh Logs --service {others[0]} --environment {environment}");
        return new RestartPlan(
            release, [.. chosen.Select(x => x.Name)],
            [.. Enum.GetValues<StageKind>().Order().SelectMany(stage => Stage(stage, [.. chosen.Where(x => x.Stage == stage)], containers))])
        {
            Before = [.. state.Containers.Select(x => x.Id)],
        };
    }

    private static IEnumerable<Operation> Stage(StageKind stage, ImmutableArray<ReleaseService> services, ImmutableArray<ContainerState> containers)
    {
        if (services.IsEmpty)
            yield break;
        var beside = services.Where(x => x.RunsTwice && containers.Any(y => y.Service == x.Name && y.State == "running")).ToImmutableArray();
        ImmutableArray<ServiceChange> inPlace = [.. services.Except(beside).Select(x => new ServiceChange(x.Name, x.StopFirst ?? "does not run"))];
        if (!inPlace.IsEmpty)
            yield return new RestartInPlace(stage, inPlace);
        if (!beside.IsEmpty)
            yield return new StartAnother(stage, [.. beside.Select(x => x.Name)]);
        yield return new PassGate(stage, [.. services.Select(x => x.Name)]);
        if (!beside.IsEmpty)
            yield return new RetireReplaced(stage, [.. beside.Select(x => x.Name)], [.. beside.Where(x => x.IsSwitched).Select(x => x.Name)]);
    }
}
