namespace Nuke.Common.Reporting;

/// <summary>Replaces secret values in whatever is printed.</summary>
internal sealed class SecretMask
{
    public const string Replacement = "[REDACTED]";

    // The longest first, so that a secret that contains another leaves nothing behind.
    volatile string[] _values = [];

    public void Add(IEnumerable<string> values) =>
        _values = [.. _values.Concat(values.SelectMany(Parts)).Distinct(StringComparer.Ordinal).OrderByDescending(x => x.Length)];

    public IReadOnlyList<string> Values => _values;

    public string Apply(string text)
    {
        foreach (var value in _values)
            text = text.Replace(value, Replacement, StringComparison.Ordinal);
        return text;
    }

    /// <summary>A value of several lines (a key) is printed line by line. Very short ones would mask half of the log.</summary>
    static IEnumerable<string> Parts(string value) =>
        value.Split('\n').Select(x => x.Trim()).Where(x => x.Length > 3);
}
