using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Images;
using Slipway.Servers;

namespace Slipway.Tests.Rollouts;

public sealed class ServerChangesTests : IDisposable
{
    private static readonly Server s_server = new("shop", "shop.example");

    private readonly CancellationTokenSource _cancellation = new();
    private readonly LogLines _log = new();
    private readonly List<CancellationToken> _given = [];

    [Fact]
    public async Task What_has_begun_when_a_deploy_is_cancelled_ends_and_a_line_says_so()
    {
        var result = await Changes(0).RunAsync(new RemoteCommand("docker", "stop", "web"), _cancellation.Token);

        result.Output.Should().Be("done");
        _given.Should().ContainSingle().Which.CanBeCanceled.Should().BeFalse();
        _log.All.Should().ContainSingle().Which.Should().Contain("ends first");
    }

    [Fact]
    public async Task Lines_are_followed_to_the_end_as_well()
    {
        var lines = new List<string>();

        await Changes(0).FollowAsync(new RemoteCommand("docker", "stop", "web"), lines.Add, _cancellation.Token);

        lines.Should().Equal("first", "second");
        _log.All.Should().ContainSingle();
    }

    [Fact]
    public async Task What_has_not_begun_when_a_deploy_is_cancelled_does_not_begin()
    {
        await _cancellation.CancelAsync();

        await Changes(0).Awaiting(x => x.RunAsync(new RemoteCommand("true"), _cancellation.Token)).Should().ThrowAsync<OperationCanceledException>();

        _given.Should().BeEmpty();
    }

    [Fact]
    public async Task What_may_take_long_and_leaves_nothing_half_done_is_cut()
    {
        await Changes(0).RunInterruptiblyAsync(new RemoteCommand("pg_dump"), _cancellation.Token);

        _given.Should().Equal(_cancellation.Token);
    }

    [Fact]
    public async Task A_deploy_that_was_overtaken_is_told_so() =>
        await Changes(RolloutCommands.Overtaken).Awaiting(x => x.RunAsync(new RemoteCommand("true"), CancellationToken.None)).Should().ThrowAsync<LockLostException>();

    public void Dispose() => _cancellation.Dispose();

    /// <summary>A server on which the deploy is cancelled while each command runs.</summary>
    private ServerChanges Changes(int exitCode) => new(s_server, async (command, token) =>
    {
        _given.Add(token);
        await _cancellation.CancelAsync();
        var result = new RemoteResult(exitCode, "done", "");
        return exitCode == 0 ? result : throw new RemoteCommandException(s_server, command, result);
    }, (_, _) => FollowedAsync(), _log.Logger);

    private async IAsyncEnumerable<RemoteLine> FollowedAsync()
    {
        yield return new RemoteLine("first", IsError: false);
        await _cancellation.CancelAsync();
        yield return new RemoteLine("a complaint", IsError: true);
        yield return new RemoteLine("second", IsError: false);
    }
}
