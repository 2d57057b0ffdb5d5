using CliWrap;

namespace Slipway.Sandbox;

/// <summary>
/// A process of its own session that removes a sandbox once this one is gone. It holds the other end of a pipe, so that
/// even SIGKILL, which leaves no time for anything, is noticed.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private readonly TaskCompletionSource _goodbye = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CommandTask<CommandResult> _process;

    public Watchdog(SandboxOptions options)
    {
        string[] command = [.. Session(), "sh", Path.Combine(options.Source, "watchdog.sh"), options.Name, options.StateDirectory];
        _process = Cli.Wrap(command[0]).WithArguments(command[1..])
            .WithStandardInputPipe(PipeSource.Create(HoldAsync))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
    }

    /// <summary>Tells it that the sandbox is gone already.</summary>
    public async ValueTask DisposeAsync()
    {
        _goodbye.TrySetResult();
        await _process;
        _process.Dispose();
    }

    // A session of its own keeps Ctrl-C, which goes to the whole process group, from it.
    private static string[] Session() => OperatingSystem.IsLinux() ? ["setsid"] : [];

    private async Task HoldAsync(Stream input, CancellationToken cancellationToken)
    {
        await _goodbye.Task.WaitAsync(cancellationToken);
        await input.WriteAsync("goodbye\n"u8.ToArray(), cancellationToken);
    }
}
