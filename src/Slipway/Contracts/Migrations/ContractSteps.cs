using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Contracts.Migrations;

/// <summary>
/// Pure: which contract steps a deploy may run. A step is due once the release that serves contains it: that release was built
/// by people who had it before them, so it does without what the step takes away, and the releases before it are gone.
/// </summary>
public static class ContractSteps
{
    /// <summary>The steps that are due, in their order.</summary>
    /// <param name="wanted">What the release to be deployed contains.</param>
    /// <param name="commit">Its commit: deploying the same one again is no later release.</param>
    /// <param name="running">What serves.</param>
    public static ImmutableArray<string> Due(ImmutableArray<Migration> wanted, string commit, RunningContracts running)
    {
        var contracts = wanted.Where(x => x.Kind == MigrationKind.Contract).Select(x => x.Name).ToImmutableArray();
        return running switch
        {
            { IsFirst: true } => contracts,
            _ when running.Commit == commit => [.. contracts.Intersect(running.Due, StringComparer.Ordinal)],
            _ => [.. contracts.Intersect(running.Migrations.Select(x => x.Name), StringComparer.Ordinal)],
        };
    }
}

/// <summary>What is known of the release that serves.</summary>
/// <param name="IsFirst">Whether nothing of the application has ever been on the server: then there is nobody to break.</param>
/// <param name="Commit">Its commit; null where there is none or its record cannot be read.</param>
/// <param name="Migrations">What it contains.</param>
/// <param name="Due">The contract steps that were due when it was deployed.</param>
public sealed record RunningContracts(bool IsFirst, string? Commit, ImmutableArray<Migration> Migrations, ImmutableArray<string> Due)
{
    /// <summary>A server that has never had the application.</summary>
    public static RunningContracts First { get; } = new(IsFirst: true, null, [], []);

    /// <summary>Something is there that does not say what it contains: every contract step is held.</summary>
    public static RunningContracts Unknown { get; } = new(IsFirst: false, null, [], []);

    /// <summary>What a server runs. Containers that no release made are an application that was there before.</summary>
    public static RunningContracts Of(ServerState state) => state.Current switch
    {
        null => state.Damage.IsEmpty && state.Containers.All(x => x.Fingerprint is { Length: > 0 }) ? First : Unknown,
        { Contract: { } contract } running => new(IsFirst: false, running.Commit, contract.Migrations, contract.Due),
        _ => Unknown,
    };
}
