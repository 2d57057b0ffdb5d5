using System.Collections.Immutable;
using Slipway.Contracts.Migrations;
using Slipway.Releases;
using Slipway.Tests.Releases;

namespace Slipway.Tests.Contracts.Migrations;

public sealed class ContractStepsTests
{
    private static readonly Migration s_expand = new("1-add", MigrationKind.Expand, "a");
    private static readonly Migration s_contract = new("2-drop", MigrationKind.Contract, "b");

    [Fact]
    public void On_a_new_server_there_is_nobody_to_break() => Due(RunningContracts.First).Should().Equal("2-drop");

    [Fact]
    public void A_step_that_the_running_release_does_not_know_is_held() => Due(Running("one", [s_expand], [])).Should().BeEmpty();

    [Fact]
    public void A_step_that_the_running_release_contains_is_due() => Due(Running("one", [s_expand, s_contract], [])).Should().Equal("2-drop");

    [Fact]
    public void Deploying_the_same_commit_again_is_no_later_release()
    {
        Due(Running("two", [s_expand, s_contract], [])).Should().BeEmpty();
        Due(Running("two", [s_expand, s_contract], ["2-drop"])).Should().Equal("2-drop");
    }

    [Fact]
    public void Whatever_does_not_say_what_it_contains_may_need_everything() => Due(RunningContracts.Unknown).Should().BeEmpty();

    [Fact]
    public void What_a_server_runs_says_what_it_contains_and_what_was_there_before_Slipway_does_not()
    {
        var release = ReleaseBuilder.Release("1.0.0", ReleaseBuilder.Shop());
        var running = ReleaseBuilder.Running(release with { Contract = new() { Migrations = [s_expand], Due = ["1-x"] } });

        RunningContracts.Of(running).Should().BeEquivalentTo(new RunningContracts(IsFirst: false, release.Commit, [s_expand], ["1-x"]));
        RunningContracts.Of(ServerState.Empty).Should().BeSameAs(RunningContracts.First);
        RunningContracts.Of(running with { Current = null }).Should().BeSameAs(RunningContracts.First, "a first deploy that failed has served nobody");
        RunningContracts.Of(running with { Current = null, Containers = [running.Containers[0] with { Fingerprint = "" }] }).Should().BeSameAs(RunningContracts.Unknown);
        RunningContracts.Of(ReleaseBuilder.Running(release)).Should().BeSameAs(RunningContracts.Unknown);
    }

    private static ImmutableArray<string> Due(RunningContracts running) => ContractSteps.Due([s_expand, s_contract], "two", running);

    private static RunningContracts Running(string commit, ImmutableArray<Migration> migrations, ImmutableArray<string> due) => new(IsFirst: false, commit, migrations, due);
}
