namespace Slipway.Health;

/// <summary>What a service answered, or why it did not.</summary>
/// <param name="IsGood">Whether the answer was 2xx.</param>
/// <param name="Text">For people: <c>200</c>, <c>503 {"status":…}</c>, <c>no connection</c>.</param>
internal sealed record ProbeAnswer(bool IsGood, string Text)
{
    /// <summary>Whether there was no answer at all, because nothing listens, or whoever does hung up.</summary>
    public bool IsNone { get; init; }

    /// <summary>Digest that the answer names; null where it names none.</summary>
    public string? Digest { get; init; }
}
