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

    /// <summary>Names as the journal in the database has them, in the order they run.</summary>
    public static IReadOnlyList<string> Names { get; } = [..
        Assembly.GetManifestResourceNames().Where(Is).Order(StringComparer.Ordinal)];

    /// <summary>Whether an embedded resource is a migration.</summary>
    public static bool Is(string resource) =>
        resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>
    /// Those of this build that the database has not had. What it has had beyond them is no problem: after a rollback an older
    /// build serves on a newer schema.
    /// </summary>
    public static IReadOnlyList<string> Missing(IEnumerable<string> applied) => [.. Names.Except(applied)];
}
