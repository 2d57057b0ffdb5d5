using Slipway.Health;

namespace Slipway.Tests.Health;

public sealed class GateMachineTests
{
    [Theory]
    [InlineData("exited", null, "exited with code 3")]
    [InlineData("dead", null, "exited with code 3")]
    [InlineData("restarting", null, "restarts again and again, with exit code 3")]
    [InlineData("running", "unhealthy", "is unhealthy*")]
    public void A_container_that_is_down_at_the_first_look_fails(string status, string? health, string reason) =>
        Failure(Gate(Some.Target, Some.Container with { Status = status, Health = health, ExitCode = 3 })).Should().Match(reason);

    [Fact]
    public void A_container_that_dies_fails_at_once_with_its_exit_code_and_why() =>
        Failure(Gate(Some.Target with { Probe = Some.Probe }).After(Some.Good).After(Some.Event("oom")).After(Some.Event("die", 137)))
            .Should().Be("exited with code 137, out of memory");

    [Fact]
    public void A_health_check_decides_alone_where_there_is_no_probe()
    {
        var starting = Gate(Some.Target, Some.Container with { Health = "starting" });

        starting.Verdict.Outcome.Should().Be(GateOutcome.Waiting);
        starting.After(Some.Event("health_status: healthy")).Verdict.Should().Be(new GateVerdict(GateOutcome.Passed, "healthy"));
        Failure(starting.After(Some.Event("health_status: unhealthy"))).Should().Contain("unhealthy");
    }

    [Fact]
    public void Good_answers_must_come_in_a_row()
    {
        var gate = Gate(Some.Target with { Probe = Some.Probe }).After(Some.Good).After(Some.Good).After(Some.Bad).After(Some.Good).After(Some.Good);

        gate.Verdict.Outcome.Should().Be(GateOutcome.Waiting);
        gate.After(Some.Good).Verdict.Should().Be(new GateVerdict(GateOutcome.Passed, "3 good answers of the expected build"));
    }

    [Fact]
    public void A_health_check_and_a_probe_must_both_agree()
    {
        var answered = Gate(Some.Target with { Probe = Some.Probe }, Some.Container with { Health = "starting" }).After(Some.Good).After(Some.Good).After(Some.Good);

        answered.Verdict.Outcome.Should().Be(GateOutcome.Waiting);
        answered.After(Some.Event("health_status: healthy")).Verdict.Outcome.Should().Be(GateOutcome.Passed);
    }

    [Theory]
    [InlineData("sha256:bbbb", "*imageDigest names sha256:bbbb, expected sha256:aaaa")]
    [InlineData(null, "*imageDigest names no digest, expected sha256:aaaa")]
    public void Good_answers_of_another_build_fail(string? digest, string reason)
    {
        var other = Some.Good with { Digest = digest };

        Failure(Gate(Some.Target with { Probe = Some.Probe }).After(other).After(other).After(other)).Should().Match(reason);
    }

    [Fact]
    public void An_application_that_does_not_name_its_build_is_believed()
    {
        var probe = Some.Probe with { DigestProperty = null };
        var answer = Some.Good with { Digest = null };

        Gate(Some.Target with { Probe = probe }).After(answer).After(answer).After(answer).Verdict.Outcome.Should().Be(GateOutcome.Passed);
    }

    [Fact]
    public void A_service_that_can_be_asked_nothing_has_to_stay_up()
    {
        var gate = Gate(Some.Target);

        gate.IsSilent.Should().BeTrue();
        gate.Verdict.Outcome.Should().Be(GateOutcome.Waiting);
        gate.AfterQuietTime().Verdict.Should().Be(new GateVerdict(GateOutcome.Passed, "stays up"));
    }

    [Theory]
    [InlineData(0, GateOutcome.Passed)]
    [InlineData(1, GateOutcome.Failed)]
    public void A_one_shot_service_succeeds_by_ending_well(int exitCode, object outcome)
    {
        var oneShot = Some.Target with { IsOneShot = true };

        Gate(oneShot).Verdict.Outcome.Should().Be(GateOutcome.Waiting);
        Gate(oneShot).After(Some.Event("die", exitCode)).Verdict.Outcome.Should().Be((GateOutcome)outcome);
        Gate(oneShot, Some.Container with { Status = "exited", ExitCode = exitCode }).Verdict.Outcome.Should().Be((GateOutcome)outcome);
    }

    [Fact]
    public void Restarts_count_only_against_a_container_that_is_new()
    {
        var restarted = Some.Container with { Restarts = 2, ExitCode = 1, Health = "healthy" };

        new GateMachine(Some.Target, 3, restarted, isYoung: false).Verdict.Outcome.Should().Be(GateOutcome.Passed);
        Failure(new GateMachine(Some.Target, 3, restarted, isYoung: true)).Should().Be("was restarted 2 times since it was created, with exit code 1");
    }

    [Fact]
    public void What_is_decided_stays_decided()
    {
        var passed = Gate(Some.Target, Some.Container with { Health = "healthy" });

        passed.After(Some.Event("die", 1)).Verdict.Outcome.Should().Be(GateOutcome.Passed);
    }

    [Fact]
    public void Running_out_of_time_says_what_was_seen_last() =>
        Failure(Gate(Some.Target with { Probe = Some.Probe }, Some.Container with { Health = "starting" }).After(Some.Bad).AfterTimeout(TimeSpan.FromSeconds(60)))
            .Should().Be("was not ready after 60 s: the container is running, its health is starting, its last answer was 503 db is down");

    private static GateMachine Gate(GateTarget target, ContainerSnapshot? container = null) => new(target, 3, container ?? Some.Container, isYoung: true);

    private static string Failure(GateMachine gate)
    {
        gate.Verdict.Outcome.Should().Be(GateOutcome.Failed);
        return gate.Verdict.Reason;
    }
}
