using Renci.SshNet;
using Renci.SshNet.Common;

namespace Slipway.Servers;

/// <summary>One command on its way: started, fed, and really ended on the server when it must not go on.</summary>
internal sealed class RunningCommand : IDisposable
{
    /// <summary>How long a process may take to end itself after SIGTERM before SIGKILL.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>The largest packet that sshd takes.</summary>
    private const int Packet = 32 * 1024;

    private readonly SshCommand _command;
    private readonly RemoteInput? _input;
    private readonly bool _endsWithItsInput;
    private Task _execution = Task.CompletedTask;
    private Task _feed = Task.CompletedTask;

    private RunningCommand(SshCommand command, RemoteInput? input, bool endsWithItsInput) =>
        (_command, _input, _endsWithItsInput) = (command, input, endsWithItsInput);

    /// <summary>Completes when the program has ended, however it did.</summary>
    public Task Ended => _execution.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    public Stream Output => _command.OutputStream;

    public Stream Error => _command.ExtendedOutputStream;

    public int ExitCode => _command.ExitStatus ?? 128 + SignalNumber(_command.ExitSignal);

    public static async Task<RunningCommand> StartAsync(SshClient client, RemoteCommand command, CancellationToken cancellationToken)
    {
        var input = command.Sent;
        if (input is not null && await input.IsEmptyAsync(cancellationToken))
            input = null;
        var running = new RunningCommand(client.CreateCommand(Line(command, input)), input, command.EndsWithItsInput);
        try
        {
            // ExecuteAsync blocks for two round trips before it returns its task.
            await Task.Run(running.Start, CancellationToken.None);
            return running;
        }
        catch
        {
            running.Dispose();
            throw;
        }
    }

    /// <summary>Completes when the program has ended; the exit code is there then.</summary>
    /// <param name="lost">Completes when the connection is known to be gone.</param>
    /// <param name="cancellationToken">Stops waiting; <see cref="EndAsync"/> stops the program.</param>
    public async Task WaitAsync(Task lost, CancellationToken cancellationToken)
    {
        using var feeding = new CancellationTokenSource();
        _feed = Task.Run(() => FeedAsync(feeding.Token), CancellationToken.None);
        try
        {
            var first = await Task.WhenAny(_execution, lost, Failure(_feed)).WaitAsync(cancellationToken);
            if (first == lost)
                throw new SshConnectionException("The server does not answer any more.");
            // A program may end without reading all of its input; its exit code then says more than the broken pipe.
            if (first != _execution && await Task.WhenAny(_execution, Task.Delay(Grace, TimeProvider.System, cancellationToken)) != _execution)
                await _feed;
            await _execution;
        }
        finally
        {
            await feeding.CancelAsync();
        }
    }

    /// <summary>Ends the program and its children: SIGTERM, then SIGKILL to the process group. One that ends with its input only needs <see cref="Dispose"/>.</summary>
    public async Task EndAsync()
    {
        if (_execution.IsCompleted || _endsWithItsInput)
            return;
        // No data may follow the end of the program (see Line). A feed that is stuck has nothing that it could send.
        await Task.WhenAny(_feed, Task.Delay(Grace / 10, TimeProvider.System));
        var term = Task.Run(() => _command.CancelAsync(forceKill: false, (int)(2 * Grace).TotalMilliseconds));
        if (await Task.WhenAny(_execution, Task.Delay(Grace, TimeProvider.System)) != _execution)
            await Task.Run(() => _command.CancelAsync(forceKill: true, (int)Grace.TotalMilliseconds));
        await term;
    }

    public void Dispose() => _command.Dispose();

    private void Start() => _execution = _command.ExecuteAsync(CancellationToken.None);

    /// <summary>
    /// SSH.NET closes no input that it was not given, and a program that reads one would wait for ever: it gets an empty one.
    /// What a program leaves of its input is read away behind it: SSH.NET may send on after a channel was closed, and sshd ends
    /// the whole connection for that. <c>exec</c> and <c>trap</c> keep the process that sshd signals alive until the program has
    /// ended, so that SIGKILL can follow a SIGTERM that it ignores. <c>nice</c>: what serves requests on the server comes before
    /// what a deploy asks there (containers are started by Docker, and are not nice).
    /// </summary>
    private static string Line(RemoteCommand command, RemoteInput? input) => input is null
        ? $"exec nice {command}{(command.EndsWithItsInput ? "" : " </dev/null")}"
        : $"exec nice sh -c 'trap \"exit 143\" TERM; \"$@\"; code=$?; cat >/dev/null; exit $code' sh {command}";

    private async Task FeedAsync(CancellationToken cancellationToken)
    {
        if (_input is null)
            return;
        // SSH.NET makes packets of every write. Disposing says "end of file": never after a part only.
        var stream = new BufferedStream(_command.CreateInputStream(), Packet);
        await _input.WriteToAsync(stream, cancellationToken);
        await stream.DisposeAsync();
    }

    /// <summary>Completes only if <paramref name="task"/> fails.</summary>
    private static Task Failure(Task task) => task.ContinueWith(
        x => x.IsFaulted ? Task.CompletedTask : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System),
        CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();

    private static int SignalNumber(string? name) => name switch
    {
        "HUP" => 1, "INT" => 2, "QUIT" => 3, "ABRT" => 6, "KILL" => 9, "SEGV" => 11, "PIPE" => 13, "ALRM" => 14, "TERM" => 15,
        _ => 127,
    };
}
