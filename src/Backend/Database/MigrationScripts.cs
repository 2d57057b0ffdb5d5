using System.Reflection;

namespace Backend.Database;

/// <summary>
/// The SQL that is embedded in this build. <c>Expand</c> scripts only add, so that the version before still works on the result;
/// what takes something away goes to <c>Contract</c>, in a later release.
/// </summary>
static class MigrationScripts
{
    const string Prefix = "Backend.Migrations.";

    /// <summary>Where they are embedded.</summary>
    public static Assembly Assembly => typeof(MigrationScripts).Assembly;

    /// <summary>Names the contract steps that may run, with commas between them; where it is not set, as on a developer's machine, all may.</summary>
    public const string ContractSteps = "SLIPWAY_CONTRACT_STEPS";

    /// <summary>By number, whichever folder a script is in.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create((one, other) => string.CompareOrdinal(StepOf(one), StepOf(other)));

    /// <summary>Names as the journal in the database has them, in the order they run.</summary>
    public static IReadOnlyList<string> Names { get; } = [..
        Assembly.GetManifestResourceNames().Where(Is).Order(Order)];

    /// <summary>Whether an embedded resource is a migration.</summary>
    public static bool Is(string resource) =>
        resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>
    /// Those of this build that it needs and the database has not had. What it has had beyond them is no problem: after a rollback
    /// an older build serves on a newer schema. Nor is a contract step that is held: what it takes away is not used any more.
    /// </summary>
    public static IReadOnlyList<string> Missing(IEnumerable<string> applied) => [.. Names.Where(name => !IsContract(name)).Except(applied)];

    /// <summary>Whether a script may run: an expand step always, a contract step where <see cref="ContractSteps"/> names it.</summary>
    public static bool MayRun(string name, string? contractSteps) =>
        !IsContract(name) || contractSteps is null || contractSteps.Split(',').Contains(StepOf(name), StringComparer.Ordinal);

    static bool IsContract(string name) => name.StartsWith($"{Prefix}Contract.", StringComparison.Ordinal);

    // Backend.Migrations.Expand.0001-berths-and-bookings.sql → 0001-berths-and-bookings
    static string StepOf(string name) => name.Split('.') is [.., var step, "sql"] ? step : name;
}
