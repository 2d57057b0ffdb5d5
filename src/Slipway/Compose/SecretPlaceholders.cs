using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Slipway.Compose;

/// <summary>Stands in for secrets while Compose reads: unique words that survive any string, image or URL, and turn back into <c>${NAME}</c>.</summary>
internal sealed class SecretPlaceholders
{
    private readonly Regex _pattern;
    private readonly string _prefix = $"slipwaysecret{RandomNumberGenerator.GetHexString(16, lowercase: true)}n";
    private readonly ImmutableArray<string> _names;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Makes one for each name.</summary>
    public SecretPlaceholders(IEnumerable<string> names)
    {
        _names = [.. names.Order(StringComparer.Ordinal)];
        _pattern = new Regex(_prefix + "([0-9]{4})z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Names whose placeholder was found in a text.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>Name → placeholder.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _names.Select((name, i) => KeyValuePair.Create(name, $"{_prefix}{i:D4}z"));

    /// <summary>Whether a text has one.</summary>
    public bool IsIn(string text) => _pattern.IsMatch(text);

    /// <summary>Placeholders → <c>${NAME}</c>.</summary>
    public string ToReferences(string text) => Replace(text, name =>
    {
        _used.Add(name);
        return $"${{{name}}}";
    });

    /// <summary>Placeholders → values.</summary>
    public string ToValues(string text, IReadOnlyDictionary<string, Secret> secrets) => Replace(text, name => secrets[name].Reveal());

    private string Replace(string text, Func<string, string> replacement) =>
        _pattern.Replace(text, match => replacement(_names[int.Parse(match.Groups[1].ValueSpan)]));
}
