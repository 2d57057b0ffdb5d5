using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Messages.Transport;
using Serilog;

namespace Slipway.Servers;

/// <summary>The one SSH connection to a server. Commands, uploads and forwards share it, also side by side.</summary>
public sealed partial class ServerConnection : IAsyncDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long SSH.NET waits once connected, above all for a receiver that is slow to read (an image pull that unpacks).
    /// A server that is gone is noticed by the <see cref="Heartbeat"/> long before.
    /// </summary>
    private static readonly TimeSpan OperationTimeout = TimeSpan.FromMinutes(2);

    private static readonly ResiliencePipeline Retries = new ResiliencePipelineBuilder { TimeProvider = TimeProvider.System }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder()
                .Handle<SshOperationTimeoutException>()
                .Handle<SocketException>(x => x.SocketErrorCode is SocketError.TimedOut)
                .Handle<Exception>(IsTurnedAway),
        })
        .Build();

    private readonly SshClient _client;
    private readonly IReadOnlyList<IPrivateKeySource> _keys;
    private readonly ILogger _log;
    private readonly TaskCompletionSource<Exception> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Heartbeat _heartbeat;
    private int _roundTrips;

    private ServerConnection(Server server, SshClient client, IReadOnlyList<IPrivateKeySource> keys, ILogger log)
    {
        (Server, _client, _keys, _log) = (server, client, keys, log);
        client.ErrorOccurred += (_, e) => _lost.TrySetResult(e.Exception);
        client.ConnectionInfo.Timeout = OperationTimeout;
        _heartbeat = new Heartbeat(client, log, exception => _lost.TrySetResult(exception));
    }

    /// <summary>The server at the other end.</summary>
    public Server Server { get; }

    /// <summary>Commands and uploads sent so far; each costs a few network round trips. Connecting and heartbeats do not count.</summary>
    public int RoundTrips => _roundTrips;

    /// <summary>
    /// Does what connecting does before it needs an address: its code is compiled then, on a processor that had nothing to do. For
    /// whoever will connect, and is not that far yet.
    /// </summary>
    public static Task PrepareAsync() => Task.Run(async () =>
    {
        var nowhere = new Server("nowhere", "localhost");
        using var client = await Retries.ExecuteAsync(_ => ValueTask.FromResult(NewClient(nowhere, [])));
    });

    /// <summary>Connects and signs in.</summary>
    /// <param name="server">Where; its host key must be pinned.</param>
    /// <param name="credentials">With what.</param>
    /// <param name="log">Where each command is logged at debug level; null takes <see cref="Log.Logger"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="HostKeyException">The host key is unknown or another.</exception>
    /// <exception cref="ConnectFailedException">The server is not there, or refuses the key.</exception>
    public static async Task<ServerConnection> ConnectAsync(
        Server server, SshCredentials credentials, ILogger? log = null, CancellationToken cancellationToken = default)
    {
        var keys = credentials.Open();
        try
        {
            var client = await Retries.ExecuteAsync(async token => await OpenAsync(server, keys, token), cancellationToken);
            return new ServerConnection(server, client, keys, log ?? Log.Logger);
        }
        catch (Exception exception)
        {
            SshCredentials.Close(keys);
            throw Explain(exception, server, credentials) ?? exception;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _heartbeat.DisposeAsync();
        var closing = Task.Run(_client.Dispose);
        // Saying goodbye to a server that is gone can block until TCP gives up; the socket dies with the process then.
        if (await Task.WhenAny(closing, _lost.Task, Task.Delay(ConnectTimeout, TimeProvider.System)) == closing)
            SshCredentials.Close(_keys);
    }

    /// <summary>Whether sshd is not there, or hung up before anybody could sign in: it is busy (MaxStartups) or just takes new settings.</summary>
    /// <param name="exception">Why connecting failed.</param>
    internal static bool IsTurnedAway(Exception? exception) => exception
        is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.ConnectionReset }
        or SshConnectionException { DisconnectReason: DisconnectReason.ConnectionLost };

    private static async Task<SshClient> OpenAsync(Server server, IReadOnlyList<IPrivateKeySource> keys, CancellationToken cancellationToken)
    {
        var check = new HostKeyCheck(server);
        while (true)
        {
            var client = NewClient(server, keys);
            check.Attach(client);
            try
            {
                await client.ConnectAsync(cancellationToken);
                return client;
            }
            catch (Exception exception)
            {
                client.Dispose();
                if (check.AsksAgain)
                    continue;
                if (exception is SshConnectionException && check.ToException() is { } refused)
                    throw refused;
                throw;
            }
        }
    }

    private static SshClient NewClient(Server server, IReadOnlyList<IPrivateKeySource> keys)
    {
        var info = new ConnectionInfo(server.Host, server.Port, server.User, new PrivateKeyAuthenticationMethod(server.User, [.. keys]))
        {
            Timeout = ConnectTimeout,
        };
        PreferFastCiphers(info);
        return new SshClient(info);
    }

    private static ConnectFailedException? Explain(Exception exception, Server server, SshCredentials credentials)
    {
        var ssh = $"ssh -p {server.Port} {server.User}@{server.Host}";
        return exception switch
        {
            SshAuthenticationException => new ConnectFailedException(server, $"it refused the key from {credentials.Source} for the user {server.User}",
                $"add its public key to ~{server.User}/.ssh/authorized_keys on the server, for example with ssh-copy-id -p {server.Port} {server.User}@{server.Host}", exception),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new ConnectFailedException(server, $"nothing listens on port {server.Port}",
                $"check that sshd runs and that the port is right: {ssh}", exception),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new ConnectFailedException(server, $"the name {server.Host} cannot be resolved",
                $"check the host name and DNS: getent hosts {server.Host}", exception),
            SshOperationTimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut } => new ConnectFailedException(server, $"no answer within {ConnectTimeout.TotalSeconds:0} s",
                $"check the address, the firewall and that the server is up: {ssh}", exception),
            SocketException or SshException => new ConnectFailedException(server, exception.Message, $"{ssh} -v", exception),
            _ => null,
        };
    }
}
