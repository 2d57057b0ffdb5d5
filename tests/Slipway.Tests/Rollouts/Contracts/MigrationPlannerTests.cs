using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Rollouts.Contracts;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Rollouts.Contracts;

public sealed partial class MigrationPlannerTests
{
    private static readonly ImmutableArray<Migration> s_migrations = [new("0001-add", MigrationKind.Expand, "a"), new("0002-drop", MigrationKind.Contract, "b"), new("0003-drop", MigrationKind.Contract, "c")];

    [Fact]
    public void Migrations_end_before_the_backend_starts() =>
        Planned(Wanted(), Running(Release("1.0.0", Shop()))).Should().ContainInConsecutiveOrder(
            "run migrations in migrate (image); hold 0002-drop, 0003-drop for a later release", "start app (image)", "wait until migrate, app are ready");

    [Fact]
    public void A_backup_comes_before_all_else_where_a_contract_step_is_due()
    {
        var planned = Planned(Wanted("0002-drop"), Running(Release("1.0.0", Shop())));

        planned[0].Should().Be("back up db before 0002-drop");
        planned.Should().Contain("run migrations in migrate (image); contract 0002-drop; hold 0003-drop for a later release");
    }

    [Fact]
    public void A_step_that_was_begun_and_did_not_succeed_is_backed_up_before_again_and_one_that_did_is_not()
    {
        var step = new CarriedStep("0002-drop", "1.0.0-00000000", default);
        var state = Running(Release("1.0.0", Shop()));

        Planned(Wanted("0002-drop"), state with { Carried = [step] }).Should().Contain("back up db before 0002-drop");
        Planned(Wanted("0002-drop"), state with { Carried = [step with { IsDone = true }] }).Should().NotContain(x => x.StartsWith("back up"));
    }

    [Fact]
    public void The_first_release_has_nothing_to_back_up() =>
        Planned(Wanted("0002-drop"), ServerState.Empty).Should().NotContain(x => x.StartsWith("back up")).And.Contain(x => x.StartsWith("run migrations in migrate (new); contract 0002-drop"));

    [Fact]
    public void The_backup_is_part_of_what_DeployBackend_does_and_so_are_the_migrations() =>
        RolloutPlanner.Plan(Wanted("0002-drop"), ImmutableDictionary<string, string>.Empty, Running(Release("1.0.0", Shop()))).Part(RolloutPart.Backend)
            .Should().Contain(x => x is BackUpDatabase).And.Contain(x => x is RunMigrations);

    [Fact]
    public void A_rollback_runs_no_migration_and_makes_no_backup() =>
        RollbackPlanner.Plan(Wanted("0002-drop"), Running(Release("2.0.0", Shop(backend: "9")))).Operations.Should().NotContain(x => x is IContractOperation);

    [Fact]
    public void A_way_back_runs_no_migration() =>
        WayBack.Plan(new Progress("2.0.0-00000000", "1.1.0-00000000", default, "ann") { Begun = [Environments.StageKind.Backend] }, Release("2.0.0", Shop(backend: "9")), Running(Wanted()))
            .Should().NotContain(x => x is IContractOperation);

    private static Release Wanted(params ImmutableArray<string> due) => Release("1.1.0", Shop(backend: "2")) with
    {
        Contract = new ReleaseContract { Migrations = s_migrations, MigrationService = "migrate", Due = due, Backup = new DatabaseBackup("db") },
    };

    private static string[] Planned(Release wanted, ServerState state) =>
        [.. RolloutPlanner.Plan(wanted, ImmutableDictionary<string, string>.Empty, state).Operations.Select(x => Image().Replace(x.Describe(), "image"))];

    [GeneratedRegex("image [0-9a-f]+ → [0-9a-f]+")]
    private static partial Regex Image();
}
