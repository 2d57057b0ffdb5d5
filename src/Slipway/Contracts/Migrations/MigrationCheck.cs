using System.Collections.Immutable;

namespace Slipway.Contracts.Migrations;

/// <summary>Pure: refuses expand steps that do more than add.</summary>
public static class MigrationCheck
{
    /// <summary>Checks the expand steps that the release before does not have; those that it has are history.</summary>
    /// <param name="files">All migrations, in their order: the earlier ones tell the types of columns.</param>
    /// <param name="running">What the running release contains; empty when nothing runs.</param>
    /// <exception cref="InvalidInputException">Steps are refused; every statement is named with file and line.</exception>
    public static void Check(ImmutableArray<MigrationFile> files, ImmutableArray<Migration> running)
    {
        var columns = new SqlColumns();
        var problems = files.Where(x => x.IsSql)
            .SelectMany(file => Problems(file, columns).Where(_ => file.Migration.Kind == MigrationKind.Expand && !running.Contains(file.Migration)))
            .ToArray();
        if (problems.Length > 0)
            throw new InvalidInputException(
                $"Expand steps may only add, because the release before still works on the tables while they run:\n{string.Join('\n', problems.Select(x => $"  {x}"))}",
                "move each to contract/, or write '-- slipway: contract' into its first lines: it then runs with the first deploy after the one that brings the code that can do without");
    }

    private static IEnumerable<string> Problems(MigrationFile file, SqlColumns columns)
    {
        try
        {
            return ExpandRules.Check(file.Text, columns).Select(x => $"{file.Path}:{x.Line}: {x.Statement} {x.Why}");
        }
        catch (FormatException exception)
        {
            return [$"{file.Path}: {exception.Message}"];
        }
    }
}
