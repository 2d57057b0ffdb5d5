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

    [Fact]
    public void An_older_build_serves_on_a_newer_schema() =>
        MigrationScripts.Missing([.. MigrationScripts.Names, "Backend.Migrations.Expand.9999-later.sql"]).Should().BeEmpty();
}
