using System.Diagnostics;
using System.Text.Json.Nodes;
using Slipway.Health;

namespace Slipway.Sandbox.Tests.Health;

[Collection(SandboxCollection.Name)]
public sealed class HealthGateTests(SandboxFixture fixture) : IAsyncLifetime
{
    private static readonly GateOptions s_short = new() { Timeout = TimeSpan.FromSeconds(3) };

    private GateServer _server = null!;

    public async Task InitializeAsync() => _server = await GateServer.StartAsync(fixture);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_service_that_answers_for_the_expected_build_passes()
    {
        await _server.UpAsync(("app", _server.Service("serve")));

        var report = await _server.WaitAsync(_server.Probed("app"));

        report.Evidence.Should().Be("3 good answers of the expected build");
        report.Warning.Should().BeNull();
    }

    [Fact]
    public async Task What_was_just_seen_to_run_and_answers_needs_no_watching()
    {
        await _server.UpAsync(("app", _server.Service("serve")));
        await _server.WaitAsync(_server.Probed("app"));

        (await _server.AskOnceAsync(_server.Probed("app")))!.Value.Should().ContainSingle().Which.Evidence.Should().Be("1 good answer of the expected build");
    }

    [Theory]
    [InlineData("never")]
    [InlineData("exit")]
    [InlineData("idle")]
    public async Task What_was_seen_but_does_not_answer_well_is_for_the_gate_to_watch(string mode)
    {
        await _server.UpAsync(("app", _server.Service(mode, ("CODE", "3"))));

        (await _server.AskOnceAsync(_server.Probed("app"))).Should().BeNull();
        (await _server.AskOnceAsync(_server.Target("app"))).Should().BeNull("nothing can be asked of it, and one look says too little");
        (await _server.AskOnceAsync(_server.Target("gone"))).Should().BeNull();
    }

    [Fact]
    public async Task A_service_that_starts_slowly_is_waited_for()
    {
        await _server.UpAsync(("listens-late", _server.Service("late", ("DELAY", "2"))), ("ready-late", _server.Service("serve", ("DELAY", "2"))));

        var reports = await _server.WaitAllAsync(_server.Probed("listens-late"), _server.Probed("ready-late"));

        reports.Select(x => x.Service).Should().Equal("listens-late", "ready-late");
    }

    [Fact]
    public async Task A_service_that_never_becomes_ready_fails_with_its_last_answer()
    {
        await _server.UpAsync(("app", _server.Service("never")));

        var failure = await FailureAsync(() => _server.WaitAsync(_server.Probed("app"), s_short));

        failure.Reason.Should().StartWith("was not ready after 3 s").And.Contain("its last answer was 503 {");
        failure.LogLines.Should().Contain(x => x.Contains("starting as never"));
    }

    [Fact]
    public async Task A_service_that_exits_fails_at_once_with_its_code_and_its_last_words()
    {
        await _server.UpAsync(("app", _server.Service("exit", ("CODE", "3"))));
        var started = Stopwatch.GetTimestamp();

        var failure = await FailureAsync(() => _server.WaitAsync(_server.Probed("app")));

        failure.Reason.Should().Be("exited with code 3");
        failure.LogLines.Should().Contain("cannot reach the database");
        failure.Message.Should().Contain("app").And.Contain("one").And.Contain("docker logs");
        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_service_that_crashes_again_and_again_fails_at_once()
    {
        var service = _server.Service("loop");
        service["restart"] = "always";
        await _server.UpAsync(("app", service));

        var failure = await FailureAsync(() => _server.WaitAsync(_server.Target("app")));

        failure.Reason.Should().Contain("code 4");
    }

    [Fact]
    public async Task A_service_that_answers_for_another_build_fails()
    {
        var service = _server.Service("serve");
        service["environment"]!["DIGEST"] = "sha256:other";
        await _server.UpAsync(("app", service));

        var failure = await FailureAsync(() => _server.WaitAsync(_server.Probed("app")));

        failure.Reason.Should().Be($"answers for another build: imageDigest names sha256:other, expected {_server.Digest}");
    }

    [Theory]
    [InlineData("true", null)]
    [InlineData("echo no database; false", "is unhealthy: its HEALTHCHECK failed too often")]
    public async Task A_health_check_decides_where_there_is_one(string test, string? reason)
    {
        var service = _server.Service("idle");
        service["healthcheck"] = new JsonObject { ["test"] = new JsonArray("CMD-SHELL", test), ["interval"] = "500ms", ["retries"] = 2 };
        await _server.UpAsync(("app", service));

        if (reason is null)
            (await _server.WaitAsync(_server.Target("app"))).Evidence.Should().Be("healthy");
        else
            (await FailureAsync(() => _server.WaitAsync(_server.Target("app")))).Should()
                .Match<GateFailedException>(x => x.Reason == reason && x.LogLines.Any(line => line.Contains("no database")));
    }

    [Fact]
    public async Task A_migration_passes_by_ending_with_0_and_a_service_without_any_check_by_staying_up()
    {
        await _server.UpAsync(("migrate", _server.Service("exit", ("CODE", "0"))), ("worker", _server.Service("idle")));

        var reports = await _server.WaitAllAsync(_server.Target("migrate") with { IsOneShot = true }, _server.Target("worker"));

        reports[0].Evidence.Should().Be("exited with 0");
        reports[1].Evidence.Should().Be("stays up");
        reports[1].Warning.Should().Contain("worker");
    }

    [Fact]
    public async Task The_first_failure_of_a_stage_ends_its_gate()
    {
        await _server.UpAsync(("never", _server.Service("never")), ("broken", _server.Service("exit", ("CODE", "5"))));
        var started = Stopwatch.GetTimestamp();

        var failure = await FailureAsync(() => _server.WaitAllAsync(_server.Probed("never"), _server.Probed("broken")));

        failure.Service.Should().Be("broken");
        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_container_of_another_image_is_not_taken_for_the_new_one()
    {
        await _server.UpAsync(("app", _server.Service("serve")));

        var failure = await FailureAsync(() => _server.WaitAsync(_server.Probed("app") with { Image = "localhost:5555/app@sha256:new" }));

        failure.Reason.Should().Be($"has no container of localhost:5555/app@sha256:new; it runs {_server.Image}");
        failure.Container.Should().BeNull();
    }

    private static async Task<GateFailedException> FailureAsync(Func<Task> wait) => (await wait.Should().ThrowAsync<GateFailedException>()).Which;
}
