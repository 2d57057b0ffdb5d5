using System.Net;
using System.Net.Sockets;
using System.Text;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Servers;

public sealed class ForwardTests(SandboxFixture sandbox) : ServerTest(sandbox)
{
    private const int ServerPort = 5577;

    private static readonly RemoteCommand Ask = new("bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{ServerPort}; echo >&3; cat <&3");

    [Fact]
    public async Task The_server_reaches_a_port_of_this_machine_on_its_own_loopback()
    {
        using var local = new Answers("from the build machine");
        await using (await Connection.ForwardFromServerAsync(ServerPort, "localhost", local.Port))
            (await Connection.RunAsync(Ask)).Output.Should().Be("from the build machine");

        (await Connection.RunAsync(Ask.AllowFailure())).Error.Should().Contain("Connection refused");
    }

    [Fact]
    public async Task An_image_moves_through_the_forward_faster_than_twenty_megabytes_a_second()
    {
        const int Size = 200_000_000;
        using var local = new Answers(new string('x', Size));
        await using var forward = await Connection.ForwardFromServerAsync(ServerPort, "127.0.0.1", local.Port);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        (await Connection.RunAsync(new RemoteCommand("bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{ServerPort}; echo >&3; wc -c <&3"))).Output.Trim().Should().Be($"{Size}");

        (Size / 1e6 / clock.Elapsed.TotalSeconds).Should().BeGreaterThan(20, "an idle machine does ten times that");
    }

    [Fact]
    public async Task A_port_that_is_taken_on_the_server_is_refused_with_the_reason()
    {
        await using var first = await Connection.ForwardFromServerAsync(ServerPort, "127.0.0.1", 9);

        var second = () => Connection.ForwardFromServerAsync(ServerPort, "127.0.0.1", 9);

        (await second.Should().ThrowAsync<SlipwayException>()).WithMessage($"*{ServerPort}*listens there already*ss -ltnp*");
    }

    [Fact]
    public async Task Where_a_holder_falls_silent_its_session_ends_and_its_ports_are_free()
    {
        await using var silent = await ServerConnection.ConnectAsync(Host.Server, Key);
        await using var first = await silent.ForwardFromServerAsync(ServerPort, "127.0.0.1", 9);
        var held = silent.RunAsync(RemoteCommand.Script($"patience=1\n{RemoteLease.Hold}").WithInput(BeSilentAsync));

        await FluentActions.Awaiting(() => held.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System)).Should().ThrowAsync<ConnectionLostException>();

        await using var second = await Connection.ForwardFromServerAsync(ServerPort, "127.0.0.1", 9);
        second.Port.Should().Be(ServerPort, "the other session would have held it for as long as TCP believes in a dead peer");
    }

    private static async Task BeSilentAsync(Stream input, CancellationToken cancellationToken)
    {
        await input.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    [Fact]
    public async Task A_server_that_forbids_forwarding_is_refused_with_the_reason()
    {
        await AsRootAsync("/usr/sbin/sshd -p 2302 -o AllowTcpForwarding=no -o PidFile=/run/noforward.pid");
        try
        {
            var address = await SandboxFixture.DockerAsync("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", Host.Container);
            await using var connection = await ServerConnection.ConnectAsync(Host.Server with { Host = address, Port = 2302 }, Key);

            var forward = () => connection.ForwardFromServerAsync(ServerPort, "127.0.0.1", 9);

            (await forward.Should().ThrowAsync<SlipwayException>()).WithMessage("*forbids remote forwarding*AllowTcpForwarding*");
        }
        finally
        {
            await AsRootAsync("kill $(cat /run/noforward.pid)");
        }
    }

    [Fact]
    public async Task Where_nothing_listens_on_this_machine_the_refusal_is_known_here()
    {
        await using var forward = await Connection.ForwardFromServerAsync(0, "127.0.0.1", SandboxFixture.FreePort());
        forward.Refused.IsCompleted.Should().BeFalse();

        await Connection.RunAsync(new RemoteCommand("timeout", "5", "bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{forward.Port}; echo >&3").AllowFailure());

        (await forward.Refused.WaitAsync(TimeSpan.FromSeconds(30))).Message.Should().Contain("refused");
    }

    [Fact]
    public async Task This_machine_reaches_a_port_that_only_the_server_sees()
    {
        await using var forward = await Connection.ForwardToServerAsync("127.0.0.1", 22);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, forward.Port);
        using var reader = new StreamReader(client.GetStream());

        (await reader.ReadLineAsync()).Should().StartWith("SSH-2.0-");
    }

    [Fact]
    public async Task A_port_whose_far_end_says_nothing_is_closed_all_the_same()
    {
        const string Silent = "192.0.2.7";
        await AsRootAsync($"iptables -I OUTPUT -d {Silent} -j DROP");
        try
        {
            var forward = await Connection.ForwardToServerAsync(Silent, 80);
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, forward.Port);
            // State 02 is SYN_SENT; addresses are written from their end.
            await AsRootAsync("timeout 10 sh -c 'until grep -q \" 070200C0:0050 02 \" /proc/net/tcp; do sleep 0.05; done'");
            var clock = System.Diagnostics.Stopwatch.StartNew();

            await forward.DisposeAsync();

            clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
            (await Connection.RunAsync(new RemoteCommand("echo", "still there"))).Output.Trim().Should().Be("still there");
        }
        finally
        {
            await AsRootAsync($"iptables -D OUTPUT -d {Silent} -j DROP");
        }
    }

    [Fact]
    public async Task A_port_where_nothing_listens_on_the_server_closes_the_connection()
    {
        await using var forward = await Connection.ForwardToServerAsync("127.0.0.1", 1);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, forward.Port);

        (await client.GetStream().ReadAsync(new byte[1])).Should().Be(0);
    }

    /// <summary>Answers every connection's first byte with one text.</summary>
    private sealed class Answers : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _answer;

        public Answers(string answer)
        {
            _answer = Encoding.UTF8.GetBytes(answer);
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await client.GetStream().ReadExactlyAsync(new byte[1]);
                    await client.GetStream().WriteAsync(_answer);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
