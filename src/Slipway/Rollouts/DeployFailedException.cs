namespace Slipway.Rollouts;

/// <summary>What serves after a deploy failed.</summary>
public enum DeployOutcome
{
    /// <summary>It failed before anything that serves was changed.</summary>
    NothingChanged,

    /// <summary>The previous release was brought back and passed its gate, or was never touched.</summary>
    PreviousServes,

    /// <summary>There was no previous release; the failed one was stopped.</summary>
    NothingServes,

    /// <summary>The previous release could not be brought back.</summary>
    WayBackFailed,
}

/// <summary>A deploy failed; <see cref="Outcome"/> tells what serves now.</summary>
/// <param name="outcome">What serves now.</param>
/// <param name="message">What failed, with log lines where there are any, and what serves now.</param>
/// <param name="next">The next command to type.</param>
/// <param name="innerException">The failure itself.</param>
public sealed class DeployFailedException(DeployOutcome outcome, string message, string? next, Exception innerException)
    : SlipwayException(message, next, innerException)
{
    /// <summary>What serves now.</summary>
    public DeployOutcome Outcome { get; } = outcome;

    /// <summary>The process's exit code: 4 where the previous release serves, 5 where the way back failed too, else 1.</summary>
    public int ExitCode => Outcome switch
    {
        DeployOutcome.PreviousServes => 4,
        DeployOutcome.WayBackFailed => 5,
        _ => 1,
    };
}
