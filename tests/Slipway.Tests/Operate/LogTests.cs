using System.Collections.Immutable;
using Slipway.Operate;
using Slipway.Releases;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Operate;

public class LogTests
{
    [Theory]
    [InlineData("10m")]
    [InlineData("1h30m")]
    [InlineData("1.5h")]
    [InlineData("2026-11-28")]
    [InlineData("2026-11-28T14:05:00Z")]
    [InlineData("2026-11-28T14:05:00.123+02:00")]
    [InlineData("1764338700")]
    public void Since_takes_Docker_s_durations_and_times(string since) => LogRequest.Of([], since).Should().Match<LogRequest>(x => x.Since == since && x.Tail == "all");

    [Theory]
    [InlineData("yesterday")]
    [InlineData("10 minutes")]
    [InlineData("--follow")]
    [InlineData("28.11.2026")]
    public void Since_refuses_anything_else_and_names_the_forms(string since) =>
        FluentActions.Invoking(() => LogRequest.Of([], since)).Should().Throw<InvalidInputException>().Which.Message.Should().Contain($"--since {since} ").And.Contain("10m").And.Contain("RFC 3339");

    [Fact]
    public void Tail_is_a_number_or_all()
    {
        LogRequest.Of([]).Tail.Should().Be("100");
        LogRequest.Of([], tail: "0").Tail.Should().Be("0");
        FluentActions.Invoking(() => LogRequest.Of([], tail: "-3")).Should().Throw<InvalidInputException>().Which.Message.Should().Contain("--tail -3 ");
    }

    [Fact]
    public void A_line_is_taken_apart_and_one_of_Docker_itself_has_no_time()
    {
        LogLine.Parse("core 2026-11-28T11:00:00.000000001Z GET / 200").Should().Match<LogLine>(x => x.Service == "core" && x.Time!.Value.Hour == 11 && x.Text == "GET / 200");
        LogLine.Parse("core 2026-11-28T11:00:00.000000001Z ").Text.Should().BeEmpty();
        LogLine.Parse("core Error response from daemon: gone").Should().Be(new LogLine("core", null, "Error response from daemon: gone"));
    }

    [Fact]
    public void The_command_names_each_service_with_its_container()
    {
        var command = OperateCommands.Logs(LogRequest.Of(["app"], "10m", follow: true), [Container(Shop()[2])]);

        command.Arguments.Should().Equal("-s", "--", "10m", "all", "follow", "app=id-app");
    }

    [Fact]
    public void What_is_kept_warm_or_not_switched_to_yet_is_left_out()
    {
        var release = Release("1.0.0", Shop());
        var app = Container(Shop()[2]);
        var state = Running(release) with
        {
            Containers = [app with { Id = "old" }, app with { Id = "new" }, app with { Id = "warm", WarmSeconds = 300 }, Container(Shop()[1])],
            Upstreams = ImmutableDictionary<string, string>.Empty.Add("app", "old"),
        };

        ServingContainers.Find(state, []).Select(x => x.Id).Should().Equal("old");
        ServingContainers.Find(state, ["migrate"]).Select(x => x.Id).Should().Equal(["id-migrate"], "who names it wants to know why it ended");
        FluentActions.Invoking(() => ServingContainers.Find(state, ["ap"])).Should().Throw<InvalidInputException>().Which.Message.Should().Contain("--service ap").And.Contain("app, migrate");
        FluentActions.Invoking(() => ServingContainers.Running(state, "migrate")).Should().Throw<InvalidInputException>().Which.Message.Should().Contain("does not run");
    }

    [Fact]
    public void Values_of_secrets_are_taken_out_of_text_the_longest_first() =>
        new Redaction([new Secret("pass"), new Secret("password"), new Secret("abc")]).Of("psql password=password abc").Should().Be("psql [REDACTED]=[REDACTED] abc");
}
