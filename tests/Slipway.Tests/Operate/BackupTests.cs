using System.Collections.Immutable;
using CliWrap;
using CliWrap.Buffered;
using Slipway.Contracts;
using Slipway.Contracts.Migrations;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Operate;
using Slipway.Releases;
using Slipway.Servers;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Operate;

public class BackupTests
{
    private static readonly DateTimeOffset s_taken = new(2026, 11, 28, 14, 5, 0, TimeSpan.Zero);

    private static readonly DeployEnvironment s_environment = new()
    {
        Name = "production",
        Application = "shop",
        Server = new Server("production", "shop.test"),
        ComposeFiles = [],
        Stages = [],
        Images = [],
        Registry = new Registry("localhost:5555"),
        Contract = new ContractFiles { Backup = new DatabaseBackup("db") },
    };

    private static readonly Release s_release = Release("1.1.0", Shop()) with { Contract = new ReleaseContract { MigrationService = "migrate" } };

    private static ImmutableArray<StoredBackup> Stored(BackupNote note, string name = "20261128T140500Z-by-hand.dump") => StoredBackup.Read($"2500 {name} {note.ToJson()}\n");

    private static RestorePlan Plan(string? from, string? confirmed, ServerState? state = null, DeployEnvironment? environment = null) =>
        RestorePlan.Of(from, confirmed, environment ?? s_environment, state ?? Running(s_release), Stored(new(s_taken, "ann@laptop", s_release.Id, [])), s_taken.AddHours(1));

    [Theory]
    [InlineData("POSTGRES_PASSWORD='a \"b\" $c' POSTGRES_PASSWORD_FILE=", "a \"b\" $c")]
    [InlineData("POSTGRES_PASSWORD_FILE=FILE", "from a file $d")]
    [InlineData("", "")]
    public async Task The_password_comes_from_a_variable_or_a_file(string environment, string password)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "from a file $d");

        var said = await Cli.Wrap("sh").WithArguments(["-c", $"export {environment.Replace("FILE=FILE", $"FILE={file}", StringComparison.Ordinal)} X=; PGPASSWORD={DatabaseBackup.Password} sh -c 'printf %s \"$PGPASSWORD\"'"]).ExecuteBufferedAsync();

        File.Delete(file);
        said.StandardOutput.Should().Be(password);
    }

    [Fact]
    public void Backups_are_listed_newest_first_with_why_each_was_taken()
    {
        var note = new BackupNote(s_taken, "ann@laptop", "1.0.0-00000000", ["0002-drop", "0003-drop"]);

        var stored = StoredBackup.Read(
            $"1 20261101T000000Z-0.9.0-00000000.dump \n2500 20261128T140500Z-1.1.0-00000000.dump {note.ToJson()}\n7 20261201T000000Z-by-hand.dump {(note with { Steps = [] }).ToJson()}\n8 mine.dump {{\"time\":\n");

        stored.Select(x => (x.Name, x.Why)).Should().Equal(
            ("mine.dump", "unknown"), ("20261201T000000Z-by-hand.dump", "by hand"), ("20261128T140500Z-1.1.0-00000000.dump", "before 0002-drop, 0003-drop"),
            ("20261101T000000Z-0.9.0-00000000.dump", "before a contract step of 0.9.0-00000000"));
        stored[2].Should().Be(new StoredBackup("20261128T140500Z-1.1.0-00000000.dump", s_taken, 2500, "before 0002-drop, 0003-drop") { By = "ann@laptop", Serving = "1.0.0-00000000" });
        new BackupReport("production", "shop.test", stored).Table().ElementAt(2).Should().Be("2026-11-28 14:05:00Z     2.5 kB  20261128T140500Z-1.1.0-00000000.dump  before 0002-drop, 0003-drop, ann@laptop");
        new BackupReport("production", "shop.test", stored).ToJson().Should().Contain("\"why\": \"by hand\"").And.Contain("\"bytes\": 2500");
    }

    [Theory]
    [InlineData(null, "RestoreBackup needs the name of a backup")]
    [InlineData("20261128", "--from 20261128: no backup of that name")]
    public void A_name_that_is_not_there_is_refused_with_those_that_are(string? from, string why) =>
        FluentActions.Invoking(() => Plan(from, "production")).Should().Throw<InvalidInputException>().Which.Message.Should().Contain(why).And.Contain("These are there: 20261128T140500Z-by-hand.dump");

    [Theory]
    [InlineData(null)]
    [InlineData("Production")]
    [InlineData("qa")]
    public void Nothing_is_restored_without_the_environment_s_own_name(string? confirmed) =>
        FluentActions.Invoking(() => Plan("20261128T140500Z-by-hand.dump", confirmed)).Should().Throw<InvalidInputException>().Which.Next.Should().Contain("--confirm production");

    [Fact]
    public void An_application_that_declares_no_backup_and_one_with_a_release_in_progress_are_refused()
    {
        FluentActions.Invoking(() => Plan("20261128T140500Z-by-hand.dump", "production", environment: s_environment with { Contract = null })).Should().Throw<InvalidInputException>()
            .Which.Next.Should().Contain("ContractFiles.Backup");
        var state = Running(s_release) with { Progress = new Progress("1.2.0-00000000", s_release.Id, s_taken, "bob@laptop") };
        FluentActions.Invoking(() => Plan("20261128T140500Z-by-hand.dump", "production", state)).Should().Throw<InvalidInputException>().Which.Message.Should().Contain("1.2.0-00000000").And.Contain("bob@laptop");
    }

    [Fact]
    public void Contract_steps_that_were_carried_out_since_count_as_not_carried_out()
    {
        var (earlier, later) = (new CarriedStep("0001-drop", "1.0.0-00000000", s_taken.AddDays(-1)), new CarriedStep("0002-drop", "1.1.0-00000000", s_taken));

        var plan = Plan("20261128T140500Z-by-hand.dump", "production", Running(s_release) with { Carried = [earlier, later] });

        plan.Undone.Should().Equal(later);
        plan.StillCarried.Should().Equal(earlier);
        plan.Print("production on shop.test").Should().StartWith("Plan for production on shop.test: restore 20261128T140500Z-by-hand.dump (by hand, 2.5 kB)")
            .And.Contain("…_before_20261128t150500z").And.Contain("wait until app passes").And.EndWith("5. count as not carried out: 0002-drop");
    }

    [Theory]
    [InlineData("2026-11-28 14:04:58 +0000 UTC", null)]
    [InlineData("2026-11-28 16:04:58 +0200 CEST", null)]
    [InlineData("2026-11-28 14:05:01 +0000 UTC", "migrate")]
    [InlineData("2026-11-28 16:05:01 +0200 CEST", "migrate")]
    [InlineData("yesterday", "migrate")]
    public void The_next_deploy_runs_the_migrations_where_they_have_run_since_it_was_taken(string created, string? migrates)
    {
        var state = Running(s_release) with { Containers = [Container(s_release.Services[1]) with { CreatedAt = created }] };

        Plan("20261128T140500Z-by-hand.dump", "production", state).Migrates.Should().Be(migrates);
    }
}
