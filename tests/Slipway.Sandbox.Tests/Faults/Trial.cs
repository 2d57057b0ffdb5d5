using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Serilog;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>A fault, and the operation that it strikes.</summary>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Operation">Which operation, from 1.</param>
/// <param name="Delay">How long after it began; null strikes before it does anything.</param>
internal sealed record Trial(Fault Fault, int Operation, TimeSpan? Delay)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Deploys what is checked out, strikes, looks at what serves, and deploys again.</summary>
    /// <param name="ground">The server; what it serves is of one piece.</param>
    /// <param name="old">What it serves.</param>
    public async Task<TrialResult> RunAsync(FaultGround ground, Versions old)
    {
        var problems = new List<string>();
        var ended = await StrikeAsync(ground, problems);
        await Fault.Mend(ground);
        var (serves, seen) = await ground.SettleAsync(old, ground.Wanted);
        if (serves is null)
            problems.Add($"after the fault: {seen}");
        if (Fault.MustSucceed && serves != "new")
            problems.Add($"the deploy was to succeed: {ended}");
        await RecoverAsync(ground, problems);
        return new TrialResult(this, serves ?? "broken", ended, [.. problems]);
    }

    public override string ToString() => $"{Fault} {(Delay is null ? "before" : $"{Delay.Value.TotalMilliseconds:0} ms into")} operation {Operation}";

    private async Task<string> StrikeAsync(FaultGround ground, List<string> problems)
    {
        using var interruption = new CancellationTokenSource();
        try
        {
            return await (Fault.Client == Client.IsKilled ? KillAsync(ground) : DeployAsync(ground, interruption)).WaitAsync(s_patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            problems.Add($"the deploy has not ended after {s_patience}");
            // The next trial is not to fail for the lock of this one.
            await interruption.CancelAsync();
            return "hung";
        }
        catch (Exception exception) when (exception is SlipwayException or OperationCanceledException)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            problems.Add($"no message for a person: {exception}");
            return exception.Message;
        }
    }

    private async Task<string> KillAsync(FaultGround ground) =>
        await DeployProcess.KillAsync(ground.Application.Checkout, Operation, Delay, () => Fault.Strike(ground)) ?? "killed";

    private async Task<string> DeployAsync(FaultGround ground, CancellationTokenSource interruption)
    {
        var strike = new Strike(Operation, Delay, async () =>
        {
            await Fault.Strike(ground);
            if (Fault.Client == Client.IsInterrupted)
                await interruption.CancelAsync();
        });
        var logger = ground.Application.Logger;
        await using var listening = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Logger(logger).WriteTo.Sink(strike).CreateLogger();
        ground.Application.Logger = listening;
        try
        {
            await ground.Application.DeployAsync(cancellationToken: interruption.Token);
            return strike.HasStruck ? "succeeded" : throw new InvalidOperationException($"The plan has no operation {Operation}.");
        }
        finally
        {
            ground.Application.Logger = logger;
            await strike.Struck;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the next deploy fails with is what the trial found.")]
    private static async Task RecoverAsync(FaultGround ground, List<string> problems)
    {
        try
        {
            problems.AddRange(await ground.FindProblemsAsync(await ground.DeployAsync()));
        }
        catch (Exception exception)
        {
            problems.Add($"the next deploy failed: {(exception is SlipwayException ? exception.Message : exception)}");
        }
    }
}

/// <summary>How a trial went.</summary>
/// <param name="Trial">Which.</param>
/// <param name="Serves"><c>old</c>, <c>new</c>, <c>part</c> (the new release up to a gate) or <c>broken</c>, before the next deploy.</param>
/// <param name="Ended">How the deploy that was struck ended.</param>
/// <param name="Problems">What should not be.</param>
internal sealed record TrialResult(Trial Trial, string Serves, string Ended, ImmutableArray<string> Problems)
{
    public bool Survived => Problems.IsEmpty;

    public override string ToString() =>
        $"{Trial}: {Serves}; {Ended.Split('\n')[0]}{string.Concat(Problems.Select(x => $"{Environment.NewLine}    {x}"))}";
}
