using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>
/// Expand steps only add; contract steps that are due can be backed up before; and the release lives with every contract step
/// that the server has seen.
/// </summary>
public sealed class MigrationsCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "migrations";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Contract | Knowledge.Server | Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) =>
        subject.Contract!.Wanted is { } wanted ? [.. Service(subject, wanted), .. Steps(wanted, subject.State!), .. Against(subject), .. Unsaved(wanted, subject)] : Against(subject);

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject)
    {
        if (Wanted(subject) is not { Migrations: { IsEmpty: false } } contract)
            return "none are declared";
        var state = subject.State!;
        var added = contract.Migrations.Count(x => x.Kind == MigrationKind.Expand && !(state.Current?.Contract?.Migrations ?? []).Contains(x));
        var due = contract.ToCarryOut(state.Carried);
        return string.Join("; ", new[]
        {
            state.Current?.Contract is null && state.Current is not null ? $"{contract.Migrations.Length} taken as history" : $"{added} new that only add",
            due.IsEmpty ? "" : $"to be carried out: {Names(due.Select(x => x.Name))}",
            contract.Held().IsEmpty ? "" : $"held until a release that contains it serves: {Names(contract.Held())}",
        }.Where(x => x.Length > 0));
    }

    private static IEnumerable<Problem> Service(PreflightSubject subject, DeclaredContract wanted)
    {
        if (wanted.Files.MigrationService is { } name && subject.Project!.Services.FirstOrDefault(x => x.Name == name) is not { IsOneShot: true })
            yield return Problem.Refuse(
                $"ContractFiles.MigrationService names {name}, which is no service of {string.Join(", ", subject.Environment.ComposeFiles)} that runs to its end.",
                "name the service that migrates; it needs restart: \"no\", and the backend's depends_on must wait for it with service_completed_successfully");
    }

    /// <summary>Where it is not known what serves, all that is there is history.</summary>
    private static IEnumerable<Problem> Steps(DeclaredContract wanted, ServerState state)
    {
        if (state.Current?.Contract is not { } running)
            yield break;
        foreach (var problem in Rules.Problems(() => MigrationCheck.Check(wanted.Migrations, running.Migrations)))
            yield return problem;
        foreach (var (file, before) in wanted.Migrations.Join(running.Migrations, x => x.Migration.Name, x => x.Name, (x, y) => (x, y)).Where(x => x.x.Migration.Hash != x.y.Hash))
            yield return Problem.Warn(
                $"{file.Path} differs from the {before.Kind.ToString().ToLowerInvariant()} step {before.Name} of {state.Current.Id}; a step that has run does not run again.",
                "take the change back and make it in a new migration");
    }

    private static IEnumerable<Problem> Against(PreflightSubject subject)
    {
        foreach (var step in CarriedStep.Against(Wanted(subject), subject.State!.Carried))
            yield return Problem.Refuse(
                $"The contract step {step.Name} has been carried out here by {step.Release}, and this commit does not contain it: it is older than the step, or the step's file was deleted.",
                "deploy a commit that contains it, or put the file back");
    }

    private static IEnumerable<Problem> Unsaved(DeclaredContract wanted, PreflightSubject subject)
    {
        var due = Wanted(subject)!.ToCarryOut(subject.State!.Carried);
        if (due.IsEmpty || subject.State.Current is null)
            yield break;
        if (wanted.Files.Backup is not { } backup)
            yield return Problem.Refuse(
                $"{Names(due.Select(x => x.Name))} would take something away, and nothing says how the database is backed up before.",
                "declare it in build/Environments.cs: ContractFiles.Backup = new DatabaseBackup(\"db\")");
        else if (subject.State.Containers.All(x => x.Service != backup.Service || x.State != "running"))
            yield return Problem.Refuse(
                $"{Names(due.Select(x => x.Name))} would take something away, and {backup.Service} has no running container to back up before.",
                $"start {backup.Service}, or name the database's service in ContractFiles.Backup");
    }

    private static ReleaseContract? Wanted(PreflightSubject subject) => subject.Contract!.Wanted?.Describe(subject.Commit, subject.State!);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
