using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CliWrap;
using CliWrap.Buffered;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Servers;

public sealed class ConnectTests(SandboxFixture sandbox) : ServerTest(sandbox), IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("slipway-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task An_unknown_host_key_is_refused_with_its_fingerprint_and_what_to_do()
    {
        var connect = () => ServerConnection.ConnectAsync(Host.Server with { HostKeys = [] }, Key);

        var exception = (await connect.Should().ThrowAsync<HostKeyException>()).Which;
        exception.Message.Should().Contain("unknown").And.Contain("ssh-ed25519 SHA256:").And.Contain(Host.Server.HostKeys[0]);
        exception.Next.Should().Contain("ssh-keygen -lf").And.Contain($"HostKeys = [\"SHA256:");
    }

    [Fact]
    public async Task A_changed_host_key_is_refused_and_shows_both()
    {
        var connect = () => ServerConnection.ConnectAsync(Host.Server with { HostKeys = ["SHA256:AAAA"] }, Key);

        (await connect.Should().ThrowAsync<HostKeyException>()).WithMessage($"*not the pinned one*{Host.Server.HostKeys[0]}*pinned: SHA256:AAAA*");
    }

    [Fact]
    public async Task Any_of_the_servers_host_keys_may_be_pinned()
    {
        await AsRootAsync("ssh-keygen -q -t rsa -b 2048 -N '' -f /etc/ssh/other && install -d /run/sshd && /usr/sbin/sshd -p 2301 -h /etc/ssh/other -h $(ls /etc/ssh/ssh_host_ed25519_key) -o PidFile=/run/other.pid");
        var fingerprint = (await AsRootAsync("ssh-keygen -lf /etc/ssh/other.pub")).Split(' ')[1];
        try
        {
            var server = await OnPortAsync(2301);

            await using var connection = await ServerConnection.ConnectAsync(server with { HostKeys = [fingerprint] }, Key);

            (await connection.RunAsync(new RemoteCommand("true"))).Succeeded.Should().BeTrue();
        }
        finally
        {
            await AsRootAsync("kill $(cat /run/other.pid); rm /etc/ssh/other*");
        }
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ecdsa")]
    [InlineData("rsa")]
    public async Task Keys_of_every_type_sign_in_and_one_that_is_not_authorised_does_not(string type)
    {
        var key = await NewKeyAsync(type, "open sesame");
        var credentials = SshCredentials.FromFile(key, new Secret("open sesame"));
        var connect = () => ServerConnection.ConnectAsync(Host.Server, credentials);
        (await connect.Should().ThrowAsync<ConnectFailedException>()).WithMessage($"*refused the key from the file {key} for the user deploy*ssh-copy-id*");

        await using var connection = await WithAuthorisedAsync(key, connect);

        (await connection.RunAsync(new RemoteCommand("id", "-un"))).Output.Should().Be("deploy\n");
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa")]
    public async Task Keys_in_an_agent_sign_in(string type)
    {
        var key = await NewKeyAsync(type, "");
        var socket = Path.Combine(_directory, "agent.sock");
        using var stop = new CancellationTokenSource();
        var agent = Cli.Wrap("ssh-agent").WithArguments(["-D", "-a", socket]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(stop.Token);
        while (!File.Exists(socket))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        await Cli.Wrap("ssh-add").WithArguments(["-q", key]).WithEnvironmentVariables(x => x.Set("SSH_AUTH_SOCK", socket)).ExecuteBufferedAsync();

        await using var connection = await WithAuthorisedAsync(key, () => ServerConnection.ConnectAsync(Host.Server, SshCredentials.FromAgent(socket)));

        (await connection.RunAsync(new RemoteCommand("id", "-un"))).Output.Should().Be("deploy\n");
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => agent.Task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_port_where_nothing_listens_is_an_error_that_says_so()
    {
        var connect = () => ServerConnection.ConnectAsync(Host.Server with { Port = 1 }, Key);

        await connect.Should().ThrowAsync<ConnectFailedException>().WithMessage("*nothing listens on port 1*");
    }

    [Fact]
    public async Task A_server_that_hangs_up_before_it_says_who_it_is_is_asked_again()
    {
        using var door = new Door(Host.Server, turnsAway: 2);

        await using var connection = await ServerConnection.ConnectAsync(Host.Server with { Host = "127.0.0.1", Port = door.Port }, Key);

        (await connection.RunAsync(new RemoteCommand("id", "-un"))).Output.Should().Be("deploy\n");
    }

    [Fact]
    public async Task A_server_that_always_hangs_up_is_an_error_that_says_so()
    {
        using var door = new Door(Host.Server, turnsAway: int.MaxValue);
        var connect = () => ServerConnection.ConnectAsync(Host.Server with { Host = "127.0.0.1", Port = door.Port }, Key);

        await connect.Should().ThrowAsync<ConnectFailedException>().WithMessage("*closed before a valid SSH identification*");
    }

    [Fact]
    public async Task A_host_name_that_does_not_exist_is_an_error_that_says_so()
    {
        var connect = () => ServerConnection.ConnectAsync(Host.Server with { Host = "nowhere.invalid" }, Key);

        await connect.Should().ThrowAsync<ConnectFailedException>().WithMessage("*nowhere.invalid cannot be resolved*");
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_error_that_names_the_command()
    {
        var run = Connection.RunAsync(new RemoteCommand("sleep", "60"));
        await AsRootAsync("until pgrep -fx 'sleep 60' >/dev/null; do sleep 0.1; done; pkill -KILL -u deploy sshd");

        var wait = () => run.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

        await wait.Should().ThrowAsync<ConnectionLostException>().WithMessage("connection to one (*) lost while running sleep 60*");
        await FluentActions.Awaiting(() => Connection.RunAsync(new RemoteCommand("true"))).Should().ThrowAsync<ConnectionLostException>();
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_noticed_within_half_a_minute()
    {
        var clock = Stopwatch.StartNew();
        var run = Connection.RunAsync(new RemoteCommand("sleep", "61"));
        await AsRootAsync("until pgrep -fx 'sleep 61' >/dev/null; do sleep 0.1; done; pkill -STOP -u deploy sshd");
        try
        {
            await FluentActions.Awaiting(() => run.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System)).Should().ThrowAsync<ConnectionLostException>();

            clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        }
        finally
        {
            await AsRootAsync("pkill -CONT -u deploy sshd; pkill -fx 'sleep 61'; true");
        }
    }

    private async Task<string> NewKeyAsync(string type, string passphrase)
    {
        var path = Path.Combine(_directory, $"id_{type}");
        await Cli.Wrap("ssh-keygen").WithArguments(["-q", "-t", type, "-N", passphrase, "-f", path]).ExecuteBufferedAsync();
        return path;
    }

    private async Task<ServerConnection> WithAuthorisedAsync(string key, Func<Task<ServerConnection>> connect)
    {
        var line = (await File.ReadAllTextAsync($"{key}.pub")).Trim();
        await Connection.RunAsync(RemoteCommand.Script("printf '%s # test\\n' \"$1\" >>~/.ssh/authorized_keys", line));
        try
        {
            return await connect();
        }
        finally
        {
            await Connection.RunAsync(new RemoteCommand("sed", "-i", "/ # test$/d", "/home/deploy/.ssh/authorized_keys"));
        }
    }

    private async Task<Server> OnPortAsync(int port) => Host.Server with
    {
        Host = await SandboxFixture.DockerAsync("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", Host.Container),
        Port = port,
    };

    /// <summary>Hangs up on the first connections, as an sshd that takes its new settings; later ones reach the server.</summary>
    private sealed class Door : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Server _server;

        public Door(Server server, int turnsAway)
        {
            _server = server;
            _listener.Start();
            _ = ServeAsync(turnsAway);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(int turnsAway)
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    var client = await _listener.AcceptTcpClientAsync();
                    if (number >= turnsAway)
                        _ = RelayAsync(client);
                    else
                        client.Client.Shutdown(SocketShutdown.Both);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task RelayAsync(TcpClient client)
        {
            using (client)
            {
                using var server = new TcpClient();
                await server.ConnectAsync(_server.Host, _server.Port);
                var (here, there) = (client.GetStream(), server.GetStream());
                await Task.WhenAny(here.CopyToAsync(there), there.CopyToAsync(here));
            }
        }
    }
}
