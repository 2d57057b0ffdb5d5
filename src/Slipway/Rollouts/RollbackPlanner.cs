using System.Collections.Immutable;
using Slipway.Contracts.Migrations;
using Slipway.Releases;
using Slipway.Rollouts.Configuration;

namespace Slipway.Rollouts;

/// <summary>Pure: which release a rollback brings back, and what that needs.</summary>
public static class RollbackPlanner
{
    /// <summary>Finds the release that is meant.</summary>
    /// <param name="wanted">Id or version; null means the one that served before the current one, or the current one where a deploy was cut off.</param>
    /// <param name="state">What the server runs.</param>
    /// <param name="history">How its deploys ended, newest first.</param>
    /// <returns>Id of a release that has served before and is still on the server.</returns>
    /// <exception cref="InvalidInputException">There is none, or several; the message lists those that are there.</exception>
    public static string Choose(string? wanted, ServerState state, ImmutableArray<PastDeploy> history)
    {
        var served = history.Where(x => x.Outcome != DeployEnd.Failed).ToArray();
        var there = served.Where(x => state.Releases.Contains(x.Release)).Select(x => x.Release).Distinct().ToArray();
        if (wanted is not null)
            return Named(wanted, there);
        if (state is { Progress: not null, Current: not null })
            return state.Current.Id;
        // What served after the current release first did was rolled back from: never a step forward by default.
        return served.Reverse().TakeWhile(x => x.Release != state.Current?.Id).Select(x => x.Release).LastOrDefault(there.Contains)
            ?? throw new InvalidInputException(
                $"No release that served before {state.Current?.Id ?? "the first one"} is on the server. {Listed(there)}",
                "./build.sh Rollback --to RELEASE, or deploy the wanted version");
    }

    /// <summary>Refuses a release that cannot live with what contract steps have taken away since.</summary>
    /// <param name="release">The release to bring back.</param>
    /// <param name="state">What the server has seen.</param>
    /// <exception cref="InvalidInputException">It cannot; the message names the steps.</exception>
    public static void RequireLivable(Release release, ServerState state)
    {
        var steps = CarriedStep.Against(release.Contract, state.Carried);
        if (!steps.IsEmpty)
            throw new InvalidInputException(
                $"{release.Id} cannot live with the schema as it is: {string.Join(", ", steps.Select(x => $"the contract step {x.Name} was carried out by {x.Release} at {x.Time:u}"))}, and {release.Id} is from before. Nothing was changed.",
                $"./build.sh Rollback --to a release that contains {(steps.Length == 1 ? "it" : "them")}, or mend it and deploy; what was there before is in {new ServerLayout(release.Application).Backups}");
    }

    /// <summary>Plans the way to an earlier release. What runs to its end (a migration) is not run again: the data stay as they are.</summary>
    /// <param name="release">The release to bring back.</param>
    /// <param name="state">What the server runs and has.</param>
    public static RolloutPlan Plan(Release release, ServerState state)
    {
        var finished = release.Services.Where(x => x.IsOneShot).Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        var serving = release with { Services = [.. release.Services.Where(x => !x.IsOneShot)] };
        var seen = state with { Containers = [.. state.Containers.Where(x => !finished.Contains(x.Service))] };
        var plan = RolloutPlanner.Plan(serving, ImmutableDictionary<string, string>.Empty, seen) with { Release = release };
        // It has served: its configuration was valid.
        return plan with { Operations = [.. plan.Operations.Where(x => x is not ValidateConfiguration)] };
    }

    private static string Named(string wanted, string[] there) =>
        there.Where(x => x == wanted || x.StartsWith($"{wanted}-", StringComparison.Ordinal)).ToArray() switch
        {
            [var one] => one,
            [] => throw new InvalidInputException($"--to {wanted}: no such release has served here and is still on the server. {Listed(there)}", "./build.sh History"),
            var several => throw new InvalidInputException($"--to {wanted} is not one release but {several.Length}: {string.Join(", ", several)}.", $"./build.sh Rollback --to {several[0]}"),
        };

    private static string Listed(string[] there) => there.Length == 0 ? "There is none to go back to." : $"These are there: {string.Join(", ", there)}.";
}
