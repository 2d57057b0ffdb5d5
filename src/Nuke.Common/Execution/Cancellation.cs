namespace Nuke.Common.Execution;

/// <summary>
/// Cancels a build. The first request tells child processes and waits for the running target to end by itself; the
/// second, or the end of the patience, leaves the target behind.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    /// <summary>How long a running target may take to clean up after itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly CancellationTokenSource _requested = new();
    readonly CancellationTokenSource _insisted = new();
    int _requests;

    public CancellationToken Requested => _requested.Token;

    public CancellationToken Insisted => _insisted.Token;

    public bool IsRequested => _requested.IsCancellationRequested;

    public void Request()
    {
        // Signals that follow each other closely are handled at the same time.
        if (Interlocked.Increment(ref _requests) > 1)
        {
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
