using Serilog;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>Runs the commands that change a server. One of a deploy that was overtaken is refused there, and has changed nothing.</summary>
/// <param name="server">Which.</param>
/// <param name="run">Runs a command there; cancelled, it ends on the server, too.</param>
/// <param name="stream">The same, with each line of output as it comes.</param>
/// <param name="log">Told when a cancelled deploy waits for what has begun.</param>
internal sealed class ServerChanges(
    Server server, Func<RemoteCommand, CancellationToken, Task<RemoteResult>> run, Func<RemoteCommand, CancellationToken, IAsyncEnumerable<RemoteLine>> stream, ILogger log)
{
    /// <summary>Those of a connection.</summary>
    public ServerChanges(ServerConnection connection, ILogger log) : this(connection.Server, connection.RunAsync, connection.StreamAsync, log)
    {
    }

    /// <summary>
    /// Runs a command to its end: cut in half, it would leave a container that is on its way out, which the way back would take
    /// for one that serves, or files that nobody works with.
    /// </summary>
    /// <param name="command">What; short, or bounded by the server.</param>
    /// <param name="cancellationToken">Before it begins, it does not begin; afterwards it ends first, and a line says so.</param>
    /// <exception cref="LockLostException">Another deploy holds the lock by now.</exception>
    public async Task<RemoteResult> RunAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        await using var telling = Tell(cancellationToken);
        return await RefusableAsync(() => run(command, CancellationToken.None));
    }

    /// <summary>The same, with each line of output as it comes.</summary>
    public async Task FollowAsync(RemoteCommand command, Action<string> onLine, CancellationToken cancellationToken)
    {
        await using var telling = Tell(cancellationToken);
        await RefusableAsync(async () =>
        {
            await foreach (var line in stream(command, CancellationToken.None))
            {
                if (!line.IsError && line.Text.Length > 0)
                    onLine(line.Text);
            }

            return true;
        });
    }

    /// <summary>Runs a command that may take long and leaves nothing half-done when it is cut: a migration in its transaction, a backup, a question.</summary>
    /// <param name="command">What.</param>
    /// <param name="cancellationToken">Ends it on the server, too.</param>
    /// <exception cref="LockLostException">Another deploy holds the lock by now.</exception>
    public Task<RemoteResult> RunInterruptiblyAsync(RemoteCommand command, CancellationToken cancellationToken) =>
        RefusableAsync(() => run(command, cancellationToken));

    private CancellationTokenRegistration Tell(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return cancellationToken.Register(() => log.Warning("  What has begun on {Server} ends first, so that nothing is left halfway", server));
    }

    private static async Task<T> RefusableAsync<T>(Func<Task<T>> change)
    {
        try
        {
            return await change();
        }
        catch (RemoteCommandException exception) when (exception.Result.ExitCode == RolloutCommands.Overtaken)
        {
            throw new LockLostException(exception);
        }
    }
}
