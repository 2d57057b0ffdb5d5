namespace Slipway.Health;

/// <summary>Where a gate stands.</summary>
/// <param name="Outcome">Open, shut, or not known yet.</param>
/// <param name="Reason">Why, as the end of a sentence about the service.</param>
internal sealed record GateVerdict(GateOutcome Outcome, string Reason);

/// <summary>How a gate can stand.</summary>
internal enum GateOutcome
{
    /// <summary>Not known yet.</summary>
    Waiting,

    /// <summary>The service is ready.</summary>
    Passed,

    /// <summary>It will not become ready.</summary>
    Failed,
}
