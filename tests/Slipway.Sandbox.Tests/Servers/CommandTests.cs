using System.Diagnostics;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Servers;

public sealed class CommandTests(SandboxFixture sandbox) : ServerTest(sandbox)
{
    [Fact]
    public async Task A_command_gives_back_its_output_its_error_output_and_its_exit_code()
    {
        var result = await Connection.RunAsync(new RemoteCommand("sh", "-c", "echo out; echo err >&2; exit 7").AllowFailure());

        result.Should().Be(new RemoteResult(7, "out\n", "err\n"));
    }

    [Fact]
    public async Task A_failing_command_is_an_error_with_its_last_lines()
    {
        var run = () => Connection.RunAsync(new RemoteCommand("ls", "/no/such/directory"));

        (await run.Should().ThrowAsync<RemoteCommandException>()).WithMessage("*ls /no/such/directory*one (*No such file or directory*");
    }

    [Fact]
    public async Task What_serves_on_the_server_comes_before_a_command()
    {
        (await Connection.RunAsync(new RemoteCommand("nice"))).Output.Should().Be("10\n");
        (await Connection.RunAsync(new RemoteCommand("nice").WithInput("something"))).Output.Should().Be("10\n");
    }

    [Fact]
    public async Task A_command_without_input_reads_an_empty_one()
    {
        (await Connection.RunAsync(new RemoteCommand("wc", "-c"))).Output.Trim().Should().Be("0");
        (await Connection.RunAsync(new RemoteCommand("wc", "-c").WithInput(""))).Output.Trim().Should().Be("0");
        (await Connection.RunAsync(new RemoteCommand("wc", "-c").WithInput(Stream.Null))).Output.Trim().Should().Be("0");
    }

    [Fact]
    public async Task Text_a_secret_and_a_stream_reach_standard_input_unchanged()
    {
        (await Connection.RunAsync(new RemoteCommand("cat").WithInput("grüße\n"))).Output.Should().Be("grüße\n");
        (await Connection.RunAsync(new RemoteCommand("cat").WithInput(new Secret("s3cret")))).Output.Should().Be("s3cret");
        using var large = new MemoryStream(new byte[30_000_000]);
        (await Connection.RunAsync(new RemoteCommand("wc", "-c").WithInput(large))).Output.Trim().Should().Be("30000000");
    }

    [Fact]
    public async Task A_secret_that_a_command_repeats_is_not_in_its_error()
    {
        var run = () => Connection.RunAsync(new RemoteCommand("sh", "-c", "cat >&2; exit 1").WithInput(new Secret("s3cret")));

        (await run.Should().ThrowAsync<RemoteCommandException>()).Which.ToString().Should().Contain("[REDACTED]").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_secret_is_not_in_the_list_of_processes()
    {
        await using var lines = Connection.StreamAsync(new RemoteCommand("sh", "-c", "read -r x; echo ready; sleep 60").WithInput(new Secret("s3cret\n"))).GetAsyncEnumerator();
        await lines.MoveNextAsync();

        (await AsRootAsync("cat /proc/*/cmdline /proc/*/environ 2>/dev/null | tr '\\0' ' '")).Should().Contain("sleep 60").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_script_gets_its_arguments_and_its_data()
    {
        var script = RemoteCommand.Script("cat\nprintf '%s|' \"$@\"", "a b", "$HOME", "");

        (await Connection.RunAsync(script)).Output.Should().Be("a b|$HOME||");
        (await Connection.RunAsync(script.WithInput("data;"))).Output.Should().Be("data;a b|$HOME||");
    }

    [Fact]
    public async Task A_command_that_leaves_its_input_unread_does_no_harm()
    {
        using var large = new MemoryStream(new byte[10_000_000]);

        await Connection.RunAsync(new RemoteCommand("true").WithInput(large));

        (await Connection.RunAsync(new RemoteCommand("echo", "still here"))).Output.Should().Be("still here\n");
    }

    [Fact]
    public async Task Lines_arrive_while_the_command_runs()
    {
        var clock = Stopwatch.StartNew();
        var first = TimeSpan.Zero;
        var lines = new List<RemoteLine>();
        await foreach (var line in Connection.StreamAsync(new RemoteCommand("sh", "-c", "echo one; sleep 1; echo two >&2")))
        {
            first = first == TimeSpan.Zero ? clock.Elapsed : first;
            lines.Add(line);
        }

        lines.Should().Equal(new RemoteLine("one", false), new RemoteLine("two", true));
        first.Should().BeLessThan(clock.Elapsed - TimeSpan.FromSeconds(0.8));
    }

    [Fact]
    public async Task A_streamed_command_that_fails_is_an_error_after_its_last_line()
    {
        var seen = new List<string>();
        var run = async () =>
        {
            await foreach (var line in Connection.StreamAsync(new RemoteCommand("sh", "-c", "echo broken >&2; exit 3")))
                seen.Add(line.Text);
        };

        (await run.Should().ThrowAsync<RemoteCommandException>()).Which.Result.ExitCode.Should().Be(3);
        seen.Should().Equal("broken");
    }

    [Fact]
    public async Task Leaving_the_lines_early_ends_the_command_on_the_server()
    {
        await foreach (var _ in Connection.StreamAsync(new RemoteCommand("sh", "-c", "while echo early; do sleep 0.1; done")))
            break;

        await UntilNothingIsPrintedByAsync("pgrep -fa 'echo earl[y]'");
    }

    [Fact]
    public async Task A_command_that_ends_with_its_input_is_left_without_waiting_and_leaves_nothing()
    {
        var lines = new List<string>();
        await foreach (var line in Connection.StreamAsync(new RemoteCommand("sh", "-c", "echo early bird; cat; echo gone >/tmp/early-bird").UntilInputEnds()))
        {
            lines.Add(line.Text);
            break;
        }

        lines.Should().Equal("early bird");
        await UntilNothingIsPrintedByAsync("pgrep -fa 'echo early bir[d]'");
        (await Connection.RunAsync(new RemoteCommand("cat", "/tmp/early-bird"))).Output.Should().Be("gone\n");
    }

    [Fact]
    public async Task Cancelling_ends_the_command_and_its_children_on_the_server()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        var run = () => Connection.RunAsync(RemoteCommand.Script("sh -c 'sleep 4711; echo no'; echo no"), cancel.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();

        await UntilNothingIsPrintedByAsync("pgrep -fa 'sleep 471[1]'");
    }

    [Fact]
    public async Task A_command_that_ignores_SIGTERM_is_killed()
    {
        var run = () => Connection.RunAsync(new RemoteCommand("sh", "-c", "trap '' TERM; sleep 4712; sleep 4712").WithTimeout(TimeSpan.FromSeconds(1)));

        await run.Should().ThrowAsync<RemoteTimeoutException>().WithMessage("*sleep 4712*within 1 s*");

        await UntilNothingIsPrintedByAsync("pgrep -fa 'sleep 471[2]'");
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_ends_the_command_and_is_the_error()
    {
        using var input = new BrokenStream();
        var run = () => Connection.RunAsync(new RemoteCommand("sh", "-c", "cat; sleep 4713").WithInput(input));

        await run.Should().ThrowAsync<IOException>().WithMessage("broken on purpose");

        await UntilNothingIsPrintedByAsync("pgrep -fa 'sleep 471[3]'");
    }

    [Fact]
    public async Task Each_command_counts_as_one_round_trip()
    {
        await Connection.RunAsync(new RemoteCommand("true"));
        await Connection.UploadAsync([RemoteFile.Text("/tmp/a", "a"), RemoteFile.Text("/tmp/b", "b")]);

        Connection.RoundTrips.Should().Be(2);
    }

    [Fact]
    public async Task Commands_run_side_by_side_on_one_connection()
    {
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Connection.RunAsync(new RemoteCommand("sleep", "1"))));

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(3));
    }

    private sealed class BrokenStream : MemoryStream
    {
        private bool _read;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_read)
                throw new IOException("broken on purpose");
            _read = true;
            return ValueTask.FromResult(1);
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("broken on purpose");
    }
}
