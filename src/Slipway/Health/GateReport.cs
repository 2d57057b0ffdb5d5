namespace Slipway.Health;

/// <summary>A service that passed its gate.</summary>
/// <param name="Service">Name from the Compose files.</param>
/// <param name="Container">Name of the container.</param>
/// <param name="Elapsed">How long the gate waited.</param>
/// <param name="Evidence">What was seen: <c>healthy, 3 good answers</c>, <c>exited with 0</c>, …</param>
public sealed record GateReport(string Service, string Container, TimeSpan Elapsed, string Evidence)
{
    /// <summary>What is weak about that evidence; null where nothing is.</summary>
    public string? Warning { get; init; }
}
