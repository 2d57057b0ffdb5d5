using CliWrap;
using CliWrap.Buffered;
using Slipway.Images;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Tests.Rollouts;

public class RolloutCommandsTests
{
    private static readonly RolloutCommands s_commands = new(new ServerLayout("shop"), "t0k3n");

    private static readonly AuditEntry s_entry = new(DateTimeOffset.UnixEpoch, "ann@laptop", "1.0.0-aaaaaaaa", "start app (new)");

    [Fact]
    public void A_start_names_the_release_its_progress_and_the_services()
    {
        var progress = new Progress("1.0.0-aaaaaaaa", null, DateTimeOffset.UnixEpoch, "ann@laptop");

        var command = s_commands.Start("1.0.0-aaaaaaaa", ["app", "worker"], progress, s_entry);

        command.Arguments[..6].Should().Equal("-s", "--", "/opt/shop", "shop", "t0k3n", "1.0.0-aaaaaaaa");
        command.Arguments[^2..].Should().Equal("app", "worker");
    }

    [Fact]
    public void A_variable_of_the_login_shell_never_wins_over_what_a_release_was_deployed_with()
    {
        var progress = new Progress("1.0.0-aaaaaaaa", null, DateTimeOffset.UnixEpoch, "ann@laptop");

        var script = s_commands.Start("1.0.0-aaaaaaaa", ["app"], progress, s_entry).Sent!.Should().BeOfType<TextInput>().Which.Text;

        script.Should().MatchRegex("env -i HOME=\"\\$HOME\" PATH=\"\\$PATH\" \\$\\{compose:-docker compose\\} [^\n]*\\\\\n[^\n]*--env-file");
        script.Split('\n').Where(x => x.Contains("docker compose", StringComparison.Ordinal)).Should().OnlyContain(x => x.Contains("env -i ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_is_started_itself_where_docker_would_find_it()
    {
        var root = Directory.CreateTempSubdirectory("slipway-compose-").FullName;
        try
        {
            var plugins = Directory.CreateDirectory(Path.Combine(root, ".docker", "cli-plugins")).FullName;
            var plugin = Path.Combine(plugins, "docker-compose");
            await File.WriteAllTextAsync(plugin, "#!/bin/sh\necho \"itself: $*\"\n");
            await Cli.Wrap("chmod").WithArguments(["+x", plugin]).ExecuteAsync();
            var command = s_commands.Logs("1.0.0-aaaaaaaa", ["app"]);

            var said = await Cli.Wrap("sh").WithArguments([.. command.Arguments.Select(x => x == "/opt/shop" ? root : x)])
                .WithStandardInputPipe(PipeSource.FromString(command.Sent!.Should().BeOfType<TextInput>().Which.Text))
                .WithEnvironmentVariables(x => x.Set("HOME", root)).ExecuteBufferedAsync();

            said.StandardOutput.Should().StartWith("itself: --progress plain --project-name shop ").And.EndWith(" logs --no-color --tail 20 app\n");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void A_way_back_writes_no_record_because_the_disk_may_be_full()
    {
        var progress = new Progress("1.0.0-aaaaaaaa", null, DateTimeOffset.UnixEpoch, "ann@laptop");

        s_commands.Start("1.0.0-aaaaaaaa", ["app"], progress, s_entry).Arguments[6].Should().Contain("1.0.0-aaaaaaaa");
        s_commands.Start("1.0.0-aaaaaaaa", ["app"], progress with { IsWayBack = true }, s_entry).Arguments[6].Should().BeEmpty();
    }

    [Fact]
    public void A_password_is_in_no_argument_of_a_pull()
    {
        var registry = new Registry("ghcr.io/acme/shop") { User = "ann", Password = new Secret("s3cret") };

        var command = RolloutCommands.Pull(["ghcr.io/acme/shop/app@sha256:1"], registry);

        command.ToString().Should().NotContain("s3cret").And.Contain("--password-stdin").And.EndWith("pull ghcr.io ann ghcr.io/acme/shop/app@sha256:1");
    }

    [Fact]
    public void A_step_that_fails_is_named_by_what_it_does_and_not_by_its_script()
    {
        var progress = new Progress("1.0.0-aaaaaaaa", null, DateTimeOffset.UnixEpoch, "ann@laptop");

        new[] { s_commands.ReadState(), s_commands.Record(progress), s_commands.ReadFile("caddy", "/root.crt"), RolloutCommands.Pull(["a"], new Registry("ghcr.io/acme/shop")) }
            .Select(x => x.Doing).Should().Equal("asking what the server runs", "running a step of the deploy", "reading caddy:/root.crt", "pulling images");
    }

    [Fact]
    public void An_audit_entry_is_one_line()
    {
        (s_entry with { Event = "first\nsecond" }).ToJson().Should().NotContain("\n").And.StartWith("""{"time":"1970-01-01T00:00:00+00:00","actor":"ann@laptop",""");
    }
}
