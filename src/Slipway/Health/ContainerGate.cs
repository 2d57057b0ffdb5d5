using System.Threading.Channels;
using Slipway.Environments;

namespace Slipway.Health;

/// <summary>Feeds the state machine of one container, from events, answers and the clock, until it has decided.</summary>
/// <param name="machine">Its first state.</param>
/// <param name="options">Intervals and time-outs.</param>
/// <param name="age">How long the container has been up already.</param>
internal sealed class ContainerGate(GateMachine machine, GateOptions options, TimeSpan age)
{
    private readonly Channel<Func<GateMachine, GateMachine>> _inputs = Channel.CreateUnbounded<Func<GateMachine, GateMachine>>();
    private GateMachine _machine = machine;

    /// <summary>Full id of the container.</summary>
    public string Id => _machine.Container.Id;

    /// <summary>The latest state.</summary>
    public GateMachine Machine => _machine;

    /// <summary>Tells it of an event or a look.</summary>
    public void Post(Func<GateMachine, GateMachine> input) => _inputs.Writer.TryWrite(input);

    /// <summary>Waits for the decision.</summary>
    /// <param name="open">Opens the way to the container; called once it runs, if there is a probe.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<GateMachine> RunAsync(Func<ContainerSnapshot, HealthProbe, CancellationToken, Task<IQuestion>> open, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var timeout = options.Time.CreateTimer(_ => Post(x => x.AfterTimeout(options.Timeout)), null, options.Timeout, Timeout.InfiniteTimeSpan);
        var side = Task.CompletedTask;
        try
        {
            var isWatching = false;
            while (_machine.Verdict.Outcome == GateOutcome.Waiting)
            {
                if (!isWatching && _machine.Container.IsRunning)
                {
                    isWatching = true;
                    side = WatchAsync(open, stop.Token);
                }

                await _inputs.Reader.WaitToReadAsync(cancellationToken);
                if (_inputs.Reader.TryRead(out var input))
                    _machine = input(_machine);
            }

            return _machine;
        }
        finally
        {
            await stop.CancelAsync();
            await side.ContinueWith(x => x.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task WatchAsync(Func<ContainerSnapshot, HealthProbe, CancellationToken, Task<IQuestion>> open, CancellationToken cancellationToken)
    {
        try
        {
            if (_machine.IsSilent)
                await QuietAsync(cancellationToken);
            else if (_machine.Target is { IsOneShot: false, Probe: { } probe })
                await AskAsync(await open(_machine.Container, probe, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The connection is gone: whoever waits for the decision must hear it.
            _inputs.Writer.TryComplete(exception);
        }
    }

    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        if (age < options.QuietTime)
            await Task.Delay(options.QuietTime - age, options.Time, cancellationToken);
        Post(x => x.AfterQuietTime());
    }

    private async Task AskAsync(IQuestion question, CancellationToken cancellationToken)
    {
        await using var _ = question;
        using var timer = new PeriodicTimer(options.Interval, options.Time);
        do
        {
            var answer = await question.AskAsync(cancellationToken);
            Post(x => x.After(answer));
            timer.Period = answer.IsGood ? options.ConfirmInterval : answer.IsNone ? options.ListenInterval : options.Interval;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
