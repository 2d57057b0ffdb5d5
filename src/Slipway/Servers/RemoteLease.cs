namespace Slipway.Servers;

/// <summary>
/// Something on a server that is held for as long as this process keeps writing to it. The command that holds it answers with one
/// line and then reads on: when this process ends, however it does, the connection closes; when the network drops silently, the
/// command gives up after <see cref="Patience"/>. So nothing is ever left held.
/// </summary>
internal sealed class RemoteLease : IAsyncDisposable
{
    /// <summary>How long the command has to wait for a sign of life.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// POSIX shell that holds on for as long as signs of life come, <c>$patience</c> seconds apart at most. The <c>timeout</c> gives
    /// <c>read</c> the time limit that POSIX's lacks. Where they stop without a word, the connection is dead and sshd does not know
    /// it yet: its session is ended, so that the ports it holds open are free for whoever comes next.
    /// </summary>
    public const string Hold =
        """
        while :; do
          timeout "$patience" sh -c 'read -r _' 9>&-
          ended=$?
          [ "$ended" = 0 ] || break
        done
        if [ "$ended" = 124 ]; then
          session=$$
          until [ "${session:-0}" -le 1 ]; do
            case $(cat "/proc/$session/comm") in
              sshd*) kill "$session"; break ;;
            esac
            session=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$session/status")
          done
        fi
        """;

    /// <summary>
    /// POSIX shell that answers <c>held</c> and what is in the file <c>$holder</c>. Whoever holds writes it a moment after it has
    /// taken the lock, so it is waited for.
    /// </summary>
    public const string SayHolder =
        """
        tries=0
        while [ "$tries" = 0 ] || { [ ! -s "$holder" ] && [ "$tries" -lt 20 ]; }; do
          tries=$((tries + 1))
          sleep 0.1
        done
        printf 'held %s\n' "$(cat "$holder" 2>/dev/null)"
        """;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _released = new();
    private readonly TimeProvider _time;
    private readonly IAsyncEnumerator<RemoteLine> _lines;
    private Task _held = Task.CompletedTask;

    private RemoteLease(ServerConnection connection, RemoteCommand command, TimeProvider time)
    {
        _time = time;
        _lines = connection.StreamAsync(command.WithInput(BeatAsync)).GetAsyncEnumerator();
    }

    /// <summary>Whether the command has ended, although nobody let go.</summary>
    public bool IsLost => _held.IsCompleted && !_released.IsCancellationRequested;

    /// <summary>Starts the command.</summary>
    /// <param name="connection">To the server.</param>
    /// <param name="command">What holds; standard input is written to here.</param>
    /// <param name="isHeld">Whether its first line says that it does; empty where it ended without one.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is held, and the first line; null where that says otherwise.</returns>
    public static async Task<(RemoteLease? Lease, string Answer)> TakeAsync(
        ServerConnection connection, RemoteCommand command, Func<string, bool> isHeld, TimeProvider time, CancellationToken cancellationToken)
    {
        var lease = new RemoteLease(connection, command, time);
        var answer = await lease._lines.MoveNextAsync().AsTask().WaitAsync(cancellationToken) ? lease._lines.Current.Text : "";
        if (isHeld(answer))
        {
            lease._held = lease._lines.MoveNextAsync().AsTask();
            return (lease, answer);
        }

        await lease.DisposeAsync();
        return (null, answer);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        // The command ends by itself once its input ends; whether it could still say so does not matter.
        await _held.ContinueWith(_ => { }, TaskScheduler.Default);
        await _lines.DisposeAsync();
        _released.Dispose();
    }

    private async Task BeatAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_released.Token, cancellationToken);
        while (!ending.IsCancellationRequested)
        {
            await stream.WriteAsync("\n"u8.ToArray(), CancellationToken.None);
            await stream.FlushAsync(CancellationToken.None);
            await Task.Delay(Beat, _time, ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
