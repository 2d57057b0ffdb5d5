namespace Nuke.Common.Reporting;

/// <summary>
/// Replaces secret values in whatever is printed, also where a tool has encoded them. Values of up to three characters
/// are not masked: they would mask half of the log.
/// </summary>
internal sealed class SecretMask
{
    public const string Replacement = "[REDACTED]";

    const int ShortestMasked = 4;

    readonly Lock _lock = new();

    // The longest first, so that a secret that contains another leaves nothing behind.
    volatile string[] _values = [];

    public IReadOnlyList<string> Values => _values;

    /// <summary>Masks values from now on.</summary>
    /// <returns>What is masked now and was not before: the values, their lines and their encodings.</returns>
    public IReadOnlyList<string> Add(IEnumerable<string> values)
    {
        lock (_lock)
        {
            var added = values.SelectMany(Forms).Distinct(StringComparer.Ordinal).Except(_values, StringComparer.Ordinal).ToList();
            if (added.Count > 0)
                _values = [.. _values.Concat(added).OrderByDescending(x => x.Length)];
            return added;
        }
    }

    public string Apply(string text)
    {
        foreach (var value in _values)
            text = text.Replace(value, Replacement, StringComparison.Ordinal);
        return text;
    }

    static IEnumerable<string> Forms(string value) =>
        Parts(value).SelectMany(SecretEncodings.Of).Where(x => x.Length >= ShortestMasked);

    /// <summary>A value of several lines (a key) is printed line by line, and encoded as a whole.</summary>
    static IEnumerable<string> Parts(string value) =>
        value.Split('\n').Select(x => x.Trim()).Prepend(value.Trim()).Prepend(value)
            .Where(x => x.Trim().Length >= ShortestMasked);
}
