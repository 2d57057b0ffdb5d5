using Slipway.Health;
using Slipway.Operate;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Contracts;

namespace Slipway.Sandbox.Tests.Operate;

/// <summary>Backups by hand of a real Postgres, and the way back from one.</summary>
[Collection(LongSandboxCollection.Name)]
public sealed class BackupTests(SandboxFixture sandbox) : NotesTest(sandbox)
{
    [Fact]
    public async Task A_backup_becomes_the_database_again_or_nothing_is_changed()
    {
        var taken = await TakeAsync();
        taken.Name.Should().MatchRegex("^[0-9]{8}T[0-9]{6}Z-by-hand\\.dump$");
        taken.Should().BeEquivalentTo(new { Why = "by hand", By = "ann@laptop", Serving = First });
        taken.Bytes.Should().BePositive();
        await Application.QueryAsync("insert into notes (text) values ('since')");
        await InBackupsAsync($"head -c 1500 {taken.Name} > 20200101T000000Z-cut.dump");
        var before = await SeenAsync();

        await RefusedAsync<InvalidInputException>("20200101T000000Z-gone.dump", "qa", "no backup of that name", taken.Name, "20200101T000000Z-cut.dump");
        await RefusedAsync<InvalidInputException>(taken.Name, "production", "--confirm production is not its name", "--confirm qa");
        await RefusedAsync<SlipwayException>("20200101T000000Z-cut.dump", "qa", "cannot be read to its end", "Nothing was changed");
        (await SeenAsync()).Should().Be(before);

        var app = $"{Application.Environment.Application}-app-1";
        await Application.OnServerAsync($"docker pause {app}");
        Application.Gate = new GateOptions { Timeout = TimeSpan.FromSeconds(1) };
        var failure = (await FluentActions.Awaiting(() => RestoreAsync(taken.Name)).Should().ThrowAsync<DeployFailedException>()).Which;
        await Application.OnServerAsync($"docker unpause {app}");
        Application.Gate = new GateOptions();
        failure.Outcome.Should().Be(DeployOutcome.PreviousServes);
        failure.Message.Should().Contain("app has not passed its health check since").And.Contain("serves again").And.Contain("was not restored");
        (await SeenAsync()).Should().Be(before);

        await RestoreAsync(taken.Name);
        (await RowsAsync()).Should().Be("the first");
        var kept = (await DatabasesAsync()).Should().MatchRegex("^notes,notes_before_[0-9]{8}t[0-9]{6}z,postgres$").And.Subject.Split(',')[1];
        (await RowsAsync(kept)).Should().Be("the first,since");

        await Application.QueryAsync("insert into notes (text) values ('later')");
        await RestoreAsync(taken.Name);
        (await RowsAsync()).Should().Be("the first");
        (await DatabasesAsync()).Should().MatchRegex("^notes,notes_before_[0-9]{8}t[0-9]{6}z,postgres$").And.NotContain(kept, "it was kept until this restore");
        (await Application.OnServerAsync($"grep -c 'restored {taken.Name}' {Application.Home}/audit.jsonl")).Should().Be("2");
        (await Application.DeployAsync()).IsEmpty.Should().BeTrue("the release is as it was");
        await OnlyOneAtATimeAsync(taken.Name);
        await NotTakenAsync();
    }

    private async Task OnlyOneAtATimeAsync(string backup)
    {
        await using var deploying = await Application.ConnectAsync();
        await using var held = await deploying.TakeLockAsync("a deploy", CancellationToken.None);
        foreach (var action in new[] { () => TakeAsync(), () => RestoreAsync(backup) })
            (await action.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("ann@laptop");
    }

    /// <summary>One that would fill the disk is not begun, and one that is broken is none.</summary>
    private async Task NotTakenAsync()
    {
        var before = await InBackupsAsync("ls -A");
        await InBackupsAsync("truncate -s 8T 29990101T000000Z-huge.dump");
        (await FluentActions.Awaiting(TakeAsync).Should().ThrowAsync<SlipwayException>()).Which.Message.Should()
            .Contain("29990101T000000Z-huge.dump needs 8796094 MB").And.Contain("500 MB must stay free").And.Contain("./build.sh Prune --environment qa");
        await InBackupsAsync("rm 29990101T000000Z-huge.dump");

        Application.Contract = Application.Contract with { Backup = Application.Contract.Backup! with { Dump = "true" } };
        (await FluentActions.Awaiting(TakeAsync).Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("it is empty: 0 bytes").And.Contain("Nothing was changed");
        (await InBackupsAsync("ls -A")).Should().Be(before);

        Application.Contract = Application.Contract with { Backup = null };
        (await FluentActions.Awaiting(TakeAsync).Should().ThrowAsync<InvalidInputException>()).Which.Next.Should().Contain("ContractFiles.Backup");
    }

    private async Task<StoredBackup> TakeAsync()
    {
        await using var deployment = await Application.ConnectAsync();
        return await new DatabaseBackups(deployment).TakeAsync();
    }

    private async Task RestoreAsync(string name, string confirmed = "qa")
    {
        await using var deployment = await Application.ConnectAsync();
        var restore = new DatabaseRestore(deployment);
        await restore.RunAsync(await restore.PlanAsync(name, confirmed));
    }

    private async Task RefusedAsync<TException>(string name, string confirmed, params string[] words)
        where TException : SlipwayException =>
        (await FluentActions.Awaiting(() => RestoreAsync(name, confirmed)).Should().ThrowExactlyAsync<TException>()).Which.Message.Should().ContainAll(words);

    private async Task<string> SeenAsync() => $"{await Application.EverythingAsync()}\n{await RowsAsync()}\n{await DatabasesAsync()}";

    private Task<string> RowsAsync(string database = "notes") => Application.QueryAsync("select string_agg(text, ',' order by id) from notes", database);

    private Task<string> DatabasesAsync() => Application.QueryAsync("select string_agg(datname, ',' order by datname) from pg_database where not datistemplate");

    private Task<string> InBackupsAsync(string line) => Application.OnServerAsync($"cd {Application.Home}/backups && {line}");
}
