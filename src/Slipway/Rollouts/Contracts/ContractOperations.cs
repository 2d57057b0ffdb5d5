using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Environments;

namespace Slipway.Rollouts.Contracts;

/// <summary>An operation on the database; <see cref="ContractRunner"/> runs it.</summary>
public interface IContractOperation
{
    /// <summary>One line for the plan.</summary>
    string Describe();
}

/// <summary>Backs the database up, and checks the backup; what serves is not touched.</summary>
/// <param name="Backup">How.</param>
/// <param name="Steps">The contract steps that it is taken before; none where somebody takes it by hand.</param>
public sealed record BackUpDatabase(DatabaseBackup Backup, ImmutableArray<string> Steps) : Operation, IContractOperation
{
    /// <inheritdoc/>
    public override string Describe() => $"back up {Backup.Service}{(Steps.IsEmpty ? " by hand" : Before)}";

    /// <summary>Before what, for messages.</summary>
    internal string Before => Steps.IsEmpty ? "" : $" before {string.Join(", ", Steps)}";
}

/// <summary>Runs the migrations to their end in a container of their own, and keeps its log beside the release.</summary>
/// <param name="Stage">The stage of the service that runs them.</param>
/// <param name="Change">That service, and why it runs.</param>
/// <param name="Steps">The contract steps that it carries out.</param>
/// <param name="Held">The contract steps that wait for a later release.</param>
public sealed record RunMigrations(StageKind Stage, ServiceChange Change, ImmutableArray<string> Steps, ImmutableArray<string> Held) : StageOperation(Stage), IContractOperation
{
    /// <inheritdoc/>
    public override string Describe() => string.Join("; ", new[]
    {
        $"run migrations in {Change.Service} ({Change.Reason})",
        Steps.IsEmpty ? "" : $"contract {string.Join(", ", Steps)}",
        Held.IsEmpty ? "" : $"hold {string.Join(", ", Held)} for a later release",
    }.Where(x => x.Length > 0));
}
