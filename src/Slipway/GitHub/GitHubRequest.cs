namespace Slipway.GitHub;

/// <summary>What GitHub is asked for, as an error names it.</summary>
/// <param name="What">A verb and an object: <c>read environment qa</c>.</param>
/// <param name="Permission">What a token needs for it, as a workflow or a fine-grained token names it: <c>administration: write</c>.</param>
internal sealed record GitHubRequest(string What, string Permission)
{
    /// <summary>Whether doing it twice is the same as doing it once, so that a lost answer may be asked for again.</summary>
    public bool IsRepeatable { get; init; } = true;
}
