using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Preflight;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Tests.Releases;

namespace Slipway.Tests.Preflight;

public sealed class MigrationsCheckTests : CheckTest
{
    private const string Services =
        $$"""
        "db": { "image": "localhost:5555/db@{{Digest}}" },
        "migrate": { "image": "localhost:5555/shop/app@{{Digest}}", "restart": "no" },
        "app": { "image": "localhost:5555/shop/app@{{Digest}}", "depends_on": { "migrate": { "condition": "service_completed_successfully", "required": true } } }
        """;

    private static readonly MigrationFile s_add = File("expand/0001-add.sql", "create table notes (id bigint, text text);");
    private static readonly MigrationFile s_drop = File("contract/0002-drop.sql", "alter table notes drop column text;");

    [Fact]
    public void An_expand_step_that_takes_away_is_refused_with_file_line_and_statement() =>
        FindOne(new MigrationsCheck(), Subject([s_add, File("expand/0002-drop.sql", "-- gone\nalter table notes drop column text;")], [s_add])).Message.Should()
            .Contain("migrations/expand/0002-drop.sql:2:").And.Contain("drop column text").And.Contain("takes away");

    [Fact]
    public void The_same_as_a_contract_step_is_held_until_a_release_that_contains_it_serves() =>
        CheckResult.Of(new MigrationsCheck(), Subject([s_add, s_drop], [s_add])).Should().BeEquivalentTo(new
        {
            Status = CheckStatus.Passed,
            Seen = "0 new that only add; held until a release that contains it serves: 0002-drop",
        });

    [Fact]
    public void Then_it_is_carried_out_unless_it_has_been()
    {
        CheckResult.Of(new MigrationsCheck(), Subject([s_add, s_drop], [s_add, s_drop])).Seen.Should().Be("0 new that only add; to be carried out: 0002-drop");
        CheckResult.Of(new MigrationsCheck(), Subject([s_add, s_drop], [s_add, s_drop], new CarriedStep("0002-drop", "r", default) { IsDone = true })).Seen.Should().Be("0 new that only add");
    }

    [Fact]
    public void A_contract_step_without_a_backup_is_refused()
    {
        var subject = Subject([s_add, s_drop], [s_add, s_drop]);

        FindOne(new MigrationsCheck(), subject with { Contract = Facts([s_add, s_drop], backup: null) }).Next.Should().Contain("ContractFiles.Backup");
        FindOne(new MigrationsCheck(), subject with { State = subject.State! with { Containers = [] } }).Message.Should().Contain("db has no running container");
    }

    [Fact]
    public void A_commit_from_before_a_step_that_was_carried_out_is_refused() =>
        FindOne(new MigrationsCheck(), Subject([s_add], [s_add, s_drop], new CarriedStep("0002-drop", "1.0.0-00000000", default))).Message.Should()
            .StartWith("The contract step 0002-drop has been carried out here by 1.0.0-00000000, and this commit does not contain it");

    [Fact]
    public void A_step_that_was_changed_after_it_ran_is_worth_knowing() =>
        FindOne(new MigrationsCheck(), Subject([File("expand/0001-add.sql", "create table notes (id bigint, text text, at date);")], [s_add])).Should()
            .Match<Problem>(x => x.Severity == Severity.Warn && x.Message.Contains("differs from the expand step 0001-add"));

    [Fact]
    public void What_was_there_before_the_first_release_that_says_so_is_history()
    {
        var drops = File("expand/0002-drop.sql", "drop table notes;");
        var subject = Subject([s_add, drops], []);

        CheckResult.Of(new MigrationsCheck(), subject with { State = ReleaseBuilder.Running(ReleaseBuilder.Release("1.0.0")) }).Seen.Should().Be("2 taken as history");
        Find(new MigrationsCheck(), subject with { State = ServerState.Empty }).Should().BeEmpty();
    }

    [Fact]
    public void A_service_that_serves_cannot_be_the_one_that_migrates() =>
        FindOne(new MigrationsCheck(), Subject([s_add], [s_add]) with { Contract = Facts([s_add], service: "app") }).Message.Should().Contain("names app");

    private PreflightSubject Subject(ImmutableArray<MigrationFile> files, ImmutableArray<MigrationFile> running, params ImmutableArray<CarriedStep> carried) => Subject(Services) with
    {
        Commit = "bbbb",
        Contract = Facts(files),
        State = ReleaseBuilder.Running(ReleaseBuilder.Release("1.0.0", ReleaseBuilder.Shop()) with { Contract = new ReleaseContract { Migrations = [.. running.Select(x => x.Migration)] } }) with { Carried = carried },
    };

    private static ContractFacts Facts(ImmutableArray<MigrationFile> files, string? backup = "db", string service = "migrate") => new()
    {
        Wanted = new DeclaredContract(new ContractFiles { Migrations = "migrations", MigrationService = service, Backup = backup is null ? null : new DatabaseBackup(backup) }) { Migrations = files },
    };

    private static MigrationFile File(string name, string text) => MigrationFile.Of($"migrations/{name}", name, text);
}
