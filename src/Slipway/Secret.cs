using System.Security.Cryptography;
using System.Text;

namespace Slipway;

/// <summary>A value that never prints: not in logs, exceptions, records or interpolated strings.</summary>
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>What a secret prints as.</summary>
    public const string Redacted = "[REDACTED]";

    private readonly string _value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    public Secret(string value) => _value = value;

    /// <summary>The value itself, for the one place that sends it: standard input or a 0600 file.</summary>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Redacted;
}
