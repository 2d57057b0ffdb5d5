using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Releases;

/// <summary>
/// Keyed hashes of a release's secrets: the content of its <c>secrets.hmac</c>, mode 0600. With them it is known whether a value
/// differs from that of the release without either of the two on its way.
/// </summary>
public sealed class SecretHashes
{
    private const string Key = "key";

    private readonly byte[] _key;
    private readonly ImmutableSortedDictionary<string, string> _hashes;

    private SecretHashes(byte[] key, IEnumerable<KeyValuePair<string, string>> hashes) => (_key, _hashes) = (key, hashes.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The names of the release's secrets.</summary>
    public IEnumerable<string> Names => _hashes.Keys;

    /// <summary>Hashes values under a key that is made for them.</summary>
    public static SecretHashes Of(IReadOnlyDictionary<string, Secret> values)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        return new SecretHashes(key, values.Select(x => KeyValuePair.Create(x.Key, Hash(key, x.Key, x.Value))));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null for what is none, as of releases from before there were any.</summary>
    /// <param name="text">The file.</param>
    public static SecretHashes? Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' ')).ToArray();
        return lines is [[Key, { Length: 64 } key], .. var hashes] && key.All(char.IsAsciiHexDigit) && hashes.All(x => x is [_, { Length: 64 }])
            ? new SecretHashes(Convert.FromHexString(key), hashes.Select(x => KeyValuePair.Create(x[0], x[1])))
            : null;
    }

    /// <summary>The file, as secret as the values: whoever has it can try guesses.</summary>
    public Secret Write() => new($"{Key} {Convert.ToHexStringLower(_key)}\n{string.Concat(_hashes.Select(x => $"{x.Key} {x.Value}\n"))}");

    /// <summary>Whether the release has this value; null where it has none of that name.</summary>
    public bool? IsSame(string name, Secret value) => _hashes.TryGetValue(name, out var hash) ? hash == Hash(_key, name, value) : null;

    // The name is hashed too, so that two secrets of one value do not look alike.
    private static string Hash(byte[] key, string name, Secret value) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{name}={value.Reveal()}")));
}
