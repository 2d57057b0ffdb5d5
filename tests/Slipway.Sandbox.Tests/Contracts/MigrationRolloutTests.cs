using Slipway.Contracts;
using Slipway.Operate;
using Slipway.Preflight;
using Slipway.Rollouts;

namespace Slipway.Sandbox.Tests.Contracts;

/// <summary>Migrations in real deploys, on a real Postgres.</summary>
[Collection(LongSandboxCollection.Name)]
public sealed class MigrationRolloutTests(SandboxFixture sandbox) : NotesTest(sandbox)
{
    [Fact]
    public async Task An_expand_step_runs_once_though_two_deploys_race_and_before_the_backend()
    {
        await Application.WriteAsync("migrate/steps/expand/0002-author.sql", "select pg_sleep(1);\nalter table notes add column author text;\ninsert into notes (text) values ('ran');\n");
        await Application.ChangeAsync("compose.yml", "EDITION:-one", "EDITION:-two");
        await Application.CommitAsync("feat: notes have an author");

        var outcomes = await Task.WhenAll(TryAsync(), TryAsync());

        outcomes.Where(x => x is not null).Should().ContainSingle().Which!.Message.Should().StartWith("Another deploy");
        (await Application.QueryAsync("select count(*) from notes where text = 'ran'")).Should().Be("1");
        (await ColumnsAsync()).Should().Be("id,text,colour,author");
        var app = Application.Environment.Application;
        var times = (await Application.OnServerAsync($"docker inspect --format '{{{{.State.FinishedAt}}}}' {app}-migrate-1; docker inspect --format '{{{{.State.StartedAt}}}}' $(docker ps -q --filter label=com.docker.compose.project={app} --filter label=com.docker.compose.service=app)")).Split('\n');
        string.CompareOrdinal(times[0], times[1]).Should().BeNegative("the backend started after the migrations had ended");
        (await Application.OnServerAsync($"cat {Application.Home}/current/migrate.log")).Should().Contain("running 0002-author");

        async Task<Exception?> TryAsync()
        {
            try
            {
                await Application.DeployAsync();
                return null;
            }
            catch (SlipwayException exception)
            {
                return exception;
            }
        }
    }

    [Fact]
    public async Task A_deploy_that_is_cut_off_while_a_migration_runs_is_completed_by_the_next_and_the_migration_runs_once()
    {
        await Application.WriteAsync("migrate/steps/expand/0002-author.sql", "select pg_sleep(6);\nalter table notes add column author text;\ninsert into notes (text) values ('ran');\n");
        await Application.ChangeAsync("compose.yml", "EDITION:-one", "EDITION:-two");
        await Application.CommitAsync("feat: notes have an author");

        var deploy = Application.DeployAsync();
        while (await Application.QueryAsync("select count(*) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()") == "0")
            deploy.IsCompleted.Should().BeFalse("the migration has not begun");
        await Application.OnServerAsync("pkill -KILL -u deploy sshd");

        await FluentActions.Awaiting(() => deploy).Should().ThrowAsync<SlipwayException>();
        (await Application.ServingAsync()).Should().Be(First);
        await Application.DeployAsync();
        (await Application.QueryAsync("select count(*) from notes where text = 'ran'")).Should().Be("1");
        (await ColumnsAsync()).Should().Be("id,text,colour,author");
        (await Application.ServingAsync()).Should().NotBe(First);
    }

    [Fact]
    public async Task A_contract_step_waits_for_the_release_after_the_one_that_brings_it_and_a_backup_is_made_before()
    {
        var second = await BringContractStepAsync();
        (await ColumnsAsync()).Should().Be("id,text,colour", "the release before could come back and needs it");
        (await Application.DeployAsync()).IsEmpty.Should().BeTrue("the same commit is no later release");
        (await Application.ExamineAsync()).Checks.Single(x => x.Name == "migrations").Status.Should().Be(CheckStatus.Passed);
        await Application.CommitAsync("fix: something else");
        Application.Contract = Application.Contract with { Backup = new DatabaseBackup("db") { Keep = 1 } };
        await Application.OnServerAsync($"install -d -o deploy -g deploy {Application.Home}/backups; touch {Application.Home}/backups/20200101T000000Z-old.dump");

        var third = await Application.DeployAsync();

        (await ColumnsAsync()).Should().Be("id,text");
        third.Operations[0].Describe().Should().Be("back up db before 0002-drop-colour");
        var backup = (await Application.OnServerAsync($"find {Application.Home}/backups -name '*.dump' -printf '%f %m %s\\n'")).Split(' ');
        backup[0].Should().MatchRegex($"^[0-9]{{8}}T[0-9]{{6}}Z-{third.Release.Id}\\.dump$");
        backup[1].Should().Be("600");
        backup.Should().HaveCount(3, "one is kept, and the older one is gone");
        (await Application.OnServerAsync($"docker exec -i {Application.Environment.Application}-db-1 pg_restore --file=- < {Application.Home}/backups/{backup[0]}")).Should()
            .Contain("the first\tred", "it has what the step took away");
        await Application.CommitAsync("fix: once more");
        (await Application.DeployAsync()).Operations.Should().NotContain(x => x.Describe().StartsWith("back up"), "it has been carried out");
        await Application.RollBackAsync(second);
        (await Application.ServingAsync()).Should().Be(second, "it contains the step, so it does without what the step took away");

        await RestoreAsync(backup[0]);
        (await ColumnsAsync()).Should().Be("id,text,colour");
        (await Application.OnServerAsync($"cat {Application.Home}/contract-steps.jsonl")).Should().NotContain("0002-drop-colour");
        await Application.CommitAsync("fix: and once more");
        (await Application.DeployAsync()).Operations[0].Describe().Should().Be("back up db before 0002-drop-colour", "it is to be carried out again");
        (await ColumnsAsync()).Should().Be("id,text");
    }

    /// <summary>One more backup, of which only one is to stay, keeps the one that it restores: a contract step of a kept release took it.</summary>
    private async Task RestoreAsync(string backup)
    {
        await using var deployment = await Application.ConnectAsync();
        var (backups, restore) = (new DatabaseBackups(deployment), new DatabaseRestore(deployment));
        await backups.TakeAsync();
        (await backups.ListAsync()).Backups.Select(x => x.Why).Should().Equal("by hand", "before 0002-drop-colour");
        await restore.RunAsync(await restore.PlanAsync(backup, "qa"));
    }

    [Fact]
    public async Task A_rollback_past_a_contract_step_is_refused_with_its_name_before_anything_is_changed()
    {
        await BringContractStepAsync();
        await Application.CommitAsync("fix: something else");
        var third = (await Application.DeployAsync()).Release.Id;
        var before = await Application.EverythingAsync();

        (await FluentActions.Awaiting(() => Application.RollBackAsync(First)).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should()
            .StartWith($"{First} cannot live with").And.Contain("0002-drop-colour").And.Contain(third).And.Contain("Nothing was changed").And.Contain($"{Application.Home}/backups");

        (await Application.EverythingAsync()).Should().Be(before);
        (await Application.ServingAsync()).Should().Be(third);
    }

    [Fact]
    public async Task A_rollback_past_a_step_that_is_declared_reversible_is_allowed()
    {
        await BringContractStepAsync("-- slipway: contract reversible");
        await Application.CommitAsync("fix: something else");
        await Application.DeployAsync();
        (await ColumnsAsync()).Should().Be("id,text");

        await Application.RollBackAsync(First);

        (await Application.ServingAsync()).Should().Be(First);
    }

    [Theory]
    [InlineData("true", "it is empty: 0 bytes")]
    [InlineData("exit 3", "it could not be written")]
    [InlineData("pg_dump --format=custom --username=notes notes | head -c 1500", "it cannot be read back")]
    [InlineData("pg_dump --format=custom --username=notes --exclude-table='*' notes", "it is empty: it holds no table")]
    public async Task A_backup_that_failed_or_is_empty_stops_the_deploy_before_its_first_change(string dump, string why)
    {
        var second = await BringContractStepAsync();
        await Application.CommitAsync("fix: something else");
        Application.Contract = Application.Contract with { Backup = new DatabaseBackup("db") { Dump = dump } };
        var before = await Application.EverythingAsync();

        var failure = (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<DeployFailedException>()).Which;

        failure.Message.Should().Contain(why).And.Contain("before 0002-drop-colour").And.Contain("Nothing was changed").And.Contain($"{second} serves");
        failure.Outcome.Should().Be(DeployOutcome.PreviousServes);
        (await Application.EverythingAsync()).Should().Be(before);
        (await ColumnsAsync()).Should().Be("id,text,colour");
        (await Application.OnServerAsync($"find {Application.Home}/backups -type f; ls {Application.Home}/releases | wc -l")).Should().Be("2", "no backup is kept, and the release has not even been uploaded");
    }

    [Fact]
    public async Task An_expand_step_that_takes_something_away_is_refused_before_the_server_is_changed()
    {
        await Application.WriteAsync("migrate/steps/expand/0002-drop-colour.sql", "-- Nobody needs it.\nalter table notes drop column colour;\n");
        await Application.CommitAsync("feat: notes have no colour");
        var before = await Application.EverythingAsync();

        (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<PreflightException>()).Which.Message.Should()
            .Contain("migrate/steps/expand/0002-drop-colour.sql:2").And.Contain("drop column colour");

        (await Application.EverythingAsync()).Should().Be(before);
        (await Application.ExamineAsync()).Checks.Single(x => x.Name == "migrations").Status.Should().Be(CheckStatus.Refused);
    }

    [Fact]
    public async Task A_migration_that_fails_is_reported_with_its_log_and_the_release_before_goes_on_serving()
    {
        await Application.WriteAsync("migrate/steps/expand/0002-broken.sql", "alter table note add column author text;\n");
        await Application.CommitAsync("feat: notes have an author");

        var failure = (await Application.Invoking(x => x.DeployAsync()).Should().ThrowAsync<DeployFailedException>()).Which;

        failure.Outcome.Should().Be(DeployOutcome.PreviousServes);
        failure.Message.Should().Contain("running 0002-broken").And.Contain("relation \"note\" does not exist").And.Contain($"{First} serves")
            .And.Contain($"What had run of its migrations (0002-broken) stays; {First} lives with that.");
        (await Application.ServingAsync()).Should().Be(First);
    }
}
