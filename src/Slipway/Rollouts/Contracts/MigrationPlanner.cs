using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Rollouts.Contracts;

/// <summary>Pure: migrations end before anything else of their stage begins, and a backup is made before all else.</summary>
internal static class MigrationPlanner
{
    /// <summary>Takes the service that migrates out of the start of its stage.</summary>
    /// <param name="operations">The plan without it.</param>
    /// <param name="wanted">The release wanted.</param>
    /// <param name="state">What the server runs and has.</param>
    public static ImmutableArray<Operation> Arrange(ImmutableArray<Operation> operations, Release wanted, ServerState state)
    {
        if (wanted.Contract is not { MigrationService: { } service } contract
            || operations.OfType<StartServices>().FirstOrDefault(x => x.Changes.Any(y => y.Service == service)) is not { } start)
            return operations;
        var steps = contract.ToCarryOut(state.Carried).Select(x => x.Name).ToImmutableArray();
        var rest = start.Changes.RemoveAll(x => x.Service == service);
        var run = new RunMigrations(start.Stage, start.Changes.First(x => x.Service == service), steps, contract.Held());
        ImmutableArray<Operation> arranged = [.. operations.SelectMany<Operation, Operation>(x => x != start ? [x] : rest.IsEmpty ? [run] : [run, start with { Changes = rest }])];
        return steps.IsEmpty || state.Current is null || contract.Backup is null ? arranged : arranged.Insert(0, new BackUpDatabase(contract.Backup, steps));
    }
}
