using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>
/// One hash of everything that a service's containers are created from: its definition, the networks, volumes, configs
/// and secrets that it names, and the values of the secrets that it refers to. Values go in by HMAC-SHA256 with the
/// server's salt, so that a changed secret changes the fingerprint and no secret can be guessed from it elsewhere.
/// </summary>
internal sealed class ServiceFingerprint(JsonObject document, IReadOnlyDictionary<string, Secret> secrets, string salt)
{
    private static readonly string[] s_kinds = ["configs", "networks", "secrets", "volumes"];

    /// <summary>Hashes a definition; 32 hexadecimal digits.</summary>
    public string Of(JsonObject definition)
    {
        var all = new JsonObject { ["service"] = definition.DeepClone() };
        foreach (var kind in s_kinds)
        {
            foreach (var name in Named(definition[kind]))
            {
                if (document[kind]?[name] is { } resource)
                    all[$"{kind}.{name}"] = resource.DeepClone();
            }
        }

        foreach (var name in References(all).Where(secrets.ContainsKey).Distinct().ToArray())
            all[$"secret.{name}"] = Seal(name, secrets[name]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(all))))[..32];
    }

    private string Seal(string name, Secret secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes($"{name}\0{secret.Reveal()}")));

    private static IEnumerable<string> Named(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(x => x.Key),
        JsonArray items => items.Select(x => x is JsonObject item ? (string?)item["source"] : SecretReferences.Text(x)).OfType<string>(),
        _ => [],
    };

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(x => x.Key == "environment" && SecretReferences.Text(x.Value) is { } name ? [name] : References(x.Value)),
        JsonArray items => items.SelectMany(References),
        _ => SecretReferences.Text(node) is { } text ? Interpolation.Uses(text).Select(x => x.Name) : [],
    };
}
