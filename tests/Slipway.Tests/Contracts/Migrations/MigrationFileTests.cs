using System.Collections.Immutable;
using Slipway.Contracts.Migrations;

namespace Slipway.Tests.Contracts.Migrations;

public sealed class MigrationFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("slipway-migrations-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("Expand/0001-a.sql", "", MigrationKind.Expand, "0001-a")]
    [InlineData("contract/0002-b.sql", "", MigrationKind.Contract, "0002-b")]
    [InlineData("0003-c.sql", "-- slipway: contract\nDROP TABLE a", MigrationKind.Contract, "0003-c")]
    [InlineData("0004-d.sql", "SELECT 1", MigrationKind.Expand, "0004-d")]
    [InlineData("versions/3f2a_e.py", "\"\"\"drop e\"\"\"\n# slipway: contract\n", MigrationKind.Contract, "versions/3f2a_e")]
    [InlineData("2026_01/migration.sql", "/* slipway: expand */", MigrationKind.Expand, "2026_01/migration")]
    public void A_file_is_classed_by_its_folder_or_by_a_comment(string path, string text, MigrationKind kind, string name) =>
        MigrationFile.Of($"db/{path}", path, text).Migration.Should().Match<Migration>(x => x.Kind == kind && x.Name == name && !x.IsReversible);

    [Fact]
    public void A_step_can_say_that_the_release_before_lives_with_it() =>
        MigrationFile.Of("contract/a.sql", "contract/a.sql", "-- slipway: reversible\nDROP INDEX i").Migration.IsReversible.Should().BeTrue();

    [Fact]
    public void A_file_that_is_said_to_be_both_is_refused() =>
        FluentActions.Invoking(() => MigrationFile.Of("db/expand/a.sql", "expand/a.sql", "-- slipway: contract")).Should().Throw<InvalidInputException>().WithMessage("db/expand/a.sql*");

    [Fact]
    public void Code_that_says_nothing_is_refused_because_it_cannot_be_looked_into() =>
        FluentActions.Invoking(() => MigrationFile.Of("db/a.py", "a.py", "op.drop_column('a', 'b')")).Should().Throw<InvalidInputException>().WithMessage("*db/a.py*# slipway: contract*");

    [Fact]
    public void Migrations_are_read_in_the_order_of_their_names_whatever_their_class()
    {
        Write("db/contract/0002-b.sql", "");
        Write("db/expand/0001-a.sql", "");
        Write("db/expand/0003-c.sql", "");
        Write("db/README.md", "");
        Write("db/__init__.py", "");

        MigrationFolder.Read(_root, "db").Select(x => $"{x.Migration.Name} in {x.Path}").Should().Equal(
            "0001-a in db/expand/0001-a.sql", "0002-b in db/contract/0002-b.sql", "0003-c in db/expand/0003-c.sql");
    }

    [Fact]
    public void Two_migrations_of_one_name_are_refused()
    {
        Write("db/contract/a.sql", "");
        Write("db/expand/a.sql", "");

        FluentActions.Invoking(() => MigrationFolder.Read(_root, "db")).Should().Throw<InvalidInputException>().WithMessage("*db/contract/a.sql and db/expand/a.sql*");
    }

    [Fact]
    public void Every_refused_statement_is_named_with_its_file_and_line()
    {
        ImmutableArray<MigrationFile> files = [Sql("expand/1.sql", "SELECT 1;\nDROP TABLE a"), Sql("expand/2.sql", "SELECT 'open")];

        FluentActions.Invoking(() => MigrationCheck.Check(files, [])).Should().Throw<InvalidInputException>()
            .WithMessage("*db/expand/1.sql:2: DROP TABLE a*db/expand/2.sql: the quote*never closed*-- slipway: contract*");
    }

    [Fact]
    public void What_runs_already_is_history_until_it_is_edited()
    {
        var file = Sql("expand/1.sql", "DROP TABLE a");
        MigrationCheck.Check([file], [file.Migration]);

        FluentActions.Invoking(() => MigrationCheck.Check([Sql("expand/1.sql", "DROP TABLE b")], [file.Migration])).Should().Throw<InvalidInputException>();
    }

    [Fact]
    public void A_contract_step_may_do_anything() => MigrationCheck.Check([Sql("contract/1.sql", "DROP TABLE a")], []);

    private static MigrationFile Sql(string path, string text) => MigrationFile.Of($"db/{path}", path, text);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, path))!);
        File.WriteAllText(Path.Combine(_root, path), text);
    }
}
