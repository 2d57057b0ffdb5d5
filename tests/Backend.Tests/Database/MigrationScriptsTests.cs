using System.Text.RegularExpressions;
using Backend.Database;

namespace Backend.Tests.Database;

public sealed class MigrationScriptsTests
{
    [Fact]
    public void They_are_embedded_and_numbered_without_gaps() =>
        MigrationScripts.Names.Select(name => int.Parse(Regex.Match(name, @"\.(\d{4})-").Groups[1].Value))
            .Should().Equal(Enumerable.Range(1, MigrationScripts.Names.Count));

    [Fact]
    public void A_new_database_misses_all_of_them() => MigrationScripts.Missing([]).Should().Equal(MigrationScripts.Names);

    [Fact]
    public void A_current_database_misses_none() => MigrationScripts.Missing(MigrationScripts.Names).Should().BeEmpty();

    [Theory]
    [InlineData("Expand.0003-add", "", true)]
    [InlineData("Contract.0002-drop", null, true)]
    [InlineData("Contract.0002-drop", "", false)]
    [InlineData("Contract.0002-drop", "0001-drop,0002-drop", true)]
    [InlineData("Contract.0002-drop", "0002-drop-more", false)]
    public void A_contract_step_runs_only_where_it_is_named(string name, string? steps, bool mayRun) =>
        MigrationScripts.MayRun($"Backend.Migrations.{name}.sql", steps).Should().Be(mayRun);

    [Fact]
    public void Steps_run_by_number_whichever_folder_they_are_in() =>
        new[] { "Backend.Migrations.Contract.0002-drop.sql", "Backend.Migrations.Expand.0003-add.sql", "Backend.Migrations.Expand.0001-add.sql" }
            .Order(MigrationScripts.Order).Select(name => name.Split('.')[^2]).Should().Equal("0001-add", "0002-drop", "0003-add");

    [Fact]
    public void An_older_build_serves_on_a_newer_schema() =>
        MigrationScripts.Missing([.. MigrationScripts.Names, "Backend.Migrations.Expand.9999-later.sql"]).Should().BeEmpty();
}
