namespace Nuke.Common.Execution;

/// <summary>
/// Cancels a build. The first request tells child processes and waits for the running target to end by itself; the
/// second, or the end of the patience, leaves the target behind.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    /// <summary>How long a running target may take to clean up after itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the engine may hear of a signal after the build itself: .NET calls who registered last first, and a target that the
    /// build's own handler ends can be there before the engine's is called.
    /// </summary>
    static readonly TimeSpan s_lag = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _requested = new();
    readonly CancellationTokenSource _insisted = new();
    int _requests;

    public CancellationToken Requested => _requested.Token;

    public CancellationToken Insisted => _insisted.Token;

    public bool IsRequested => _requested.IsCancellationRequested;

    /// <summary>Whether a target failed because the build is cancelled.</summary>
    public bool IsReasonOf(Exception failure) =>
        IsRequested || (failure is OperationCanceledException && Requested.WaitHandle.WaitOne(s_lag));

    public void Request()
    {
        // Signals that follow each other closely are handled at the same time: the second may come here first.
        if (Interlocked.Increment(ref _requests) > 1)
        {
            _requested.Cancel();
            _insisted.Cancel();
            return;
        }

        _insisted.CancelAfter(Patience);
        _requested.Cancel();
    }

    public void Dispose()
    {
        _requested.Dispose();
        _insisted.Dispose();
    }
}
