using System.Collections.Immutable;
using Slipway.Contracts.Migrations;

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

    private static ImmutableArray<string> Due(RunningContracts running) => ContractSteps.Due([s_expand, s_contract], "two", running);

    private static RunningContracts Running(string commit, ImmutableArray<Migration> migrations, ImmutableArray<string> due) => new(IsFirst: false, commit, migrations, due);
}
