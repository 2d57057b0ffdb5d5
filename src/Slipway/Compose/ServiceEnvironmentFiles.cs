using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Compose;

/// <summary>What services take from their own <c>env_file</c> counts as secret: each value becomes a reference of its own.</summary>
internal sealed partial class ServiceEnvironmentFiles(ComposeValues values)
{
    private readonly Dictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    /// <summary>Name → value of all that was hidden.</summary>
    public ImmutableDictionary<string, Secret> Secrets => _secrets.ToImmutableDictionary();

    /// <summary>Replaces the values in the interpolated document.</summary>
    /// <param name="raw">The document before interpolation, which does not have the files' values.</param>
    /// <param name="document">The document after it, which does.</param>
    public void Hide(JsonElement raw, JsonObject document)
    {
        foreach (var (name, service) in document["services"]?.AsObject() ?? [])
        {
            if (service?["environment"] is JsonObject environment
                && raw.GetProperty("services").TryGetProperty(name, out var definition)
                && RawService.HasEnvFile(definition))
                Hide(name, RawService.Environment(definition).Where(x => x.Value is not null).Select(x => x.Key).ToHashSet(StringComparer.Ordinal), environment);
        }
    }

    private void Hide(string service, HashSet<string> ownKeys, JsonObject environment)
    {
        foreach (var (key, node) in environment.Where(x => !ownKeys.Contains(x.Key)).ToArray())
        {
            if (SecretReferences.Text(node) is { Length: > 0 } text)
                environment[key] = $"${{{Add(service, key, EnvironmentFile.Unescape(text))}}}";
        }
    }

    private string Add(string service, string key, string text)
    {
        var name = $"{NotInName().Replace(service, "_").ToUpperInvariant()}__{NotInName().Replace(key, "_")}";
        if (char.IsAsciiDigit(name[0]))
            name = "_" + name;
        while (_secrets.ContainsKey(name) || values.Secrets.ContainsKey(name) || values.Plain.ContainsKey(name))
            name += "_";
        _secrets.Add(name, new Secret(values.Placeholders.ToValues(text, values.Secrets)));
        return name;
    }

    [GeneratedRegex("[^A-Za-z0-9_]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInName();
}
