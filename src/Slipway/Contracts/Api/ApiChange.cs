namespace Slipway.Contracts.Api;

/// <summary>What kind of change it is: it decides which callers it concerns.</summary>
public enum ChangeKind
{
    /// <summary>Something is there that was not, and nobody has to care.</summary>
    Added,

    /// <summary>Something that a caller could use is gone.</summary>
    Removed,

    /// <summary>Callers must send what they did not have to.</summary>
    Required,

    /// <summary>Fewer values than before.</summary>
    Narrowed,

    /// <summary>More values than before.</summary>
    Widened,

    /// <summary>Other values than before.</summary>
    Changed,
}

/// <summary>One difference between two versions of an API.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="What">What is different, as it follows a colon: <c>integer, was number</c>.</param>
/// <param name="IsBreaking">Whether a caller that was right before can be wrong now.</param>
public sealed record ApiChange(ApiPlace Place, ChangeKind Kind, string What, bool IsBreaking)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {What}";
}
