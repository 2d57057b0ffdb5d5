namespace Slipway.Operate;

/// <summary>Takes the values of secrets out of text that is shown or kept.</summary>
internal sealed class Redaction(IEnumerable<Secret> secrets)
{
    /// <summary>A shorter value would take away half of every text.</summary>
    private const int Shortest = 4;

    // The longest first, because one may contain another.
    private readonly string[] _values = [.. secrets.Select(x => x.Reveal()).Where(x => x.Length >= Shortest).OrderByDescending(x => x.Length)];

    /// <summary>The text without them.</summary>
    public string Of(string text) => _values.Aggregate(text, (rest, value) => rest.Replace(value, Secret.Redacted, StringComparison.Ordinal));
}
