namespace Slipway.Sandbox.Tests.Workflows.Running;

public sealed class RunQueueTests
{
    private static readonly IReadOnlyDictionary<string, JobResult> s_done = new Dictionary<string, JobResult> { ["deploy"] = new("success", new Dictionary<string, object?>()) };

    private readonly RunQueue _queue = new();

    [Fact]
    public async Task The_second_waits_and_a_third_takes_its_place()
    {
        var end = new TaskCompletionSource<IReadOnlyDictionary<string, JobResult>>();
        var first = _queue.RunAsync("deploy-qa", "1", () => end.Task);
        var second = _queue.RunAsync("deploy-qa", "2", () => Task.FromResult(s_done));
        var third = _queue.RunAsync("deploy-qa", "3", () => Task.FromResult(s_done));
        (await second).Should().BeEmpty();
        third.IsCompleted.Should().BeFalse();

        end.SetResult(s_done);

        (await first).Should().NotBeEmpty();
        (await third).Should().NotBeEmpty();
        _queue.Events.Should().Equal("begins 1", "waits 2", "dropped 2", "waits 3", "ends 1", "begins 3", "ends 3");
    }

    [Fact]
    public async Task Groups_do_not_wait_for_each_other()
    {
        var end = new TaskCompletionSource<IReadOnlyDictionary<string, JobResult>>();
        var first = _queue.RunAsync("deploy-qa", "1", () => end.Task);

        (await _queue.RunAsync("deploy-production", "2", () => Task.FromResult(s_done))).Should().NotBeEmpty();

        end.SetResult(s_done);
        await first;
    }
}
