using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Slipway.Images;

/// <summary>How a registry wants to be authenticated to (the <c>WWW-Authenticate</c> header of a 401).</summary>
/// <param name="Scheme"><c>Bearer</c> or <c>Basic</c>.</param>
/// <param name="Parameters">Realm, service, scope.</param>
/// <seealso href="https://distribution.github.io/distribution/spec/auth/token/"/>
internal sealed partial record RegistryChallenge(string Scheme, ImmutableDictionary<string, string> Parameters)
{
    public bool IsBearer => Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && Parameters.ContainsKey("realm");

    /// <summary>A Bearer challenge is preferred where a registry offers several.</summary>
    public static RegistryChallenge? Of(HttpHeaderValueCollection<AuthenticationHeaderValue> headers) => headers
        .Select(header => new RegistryChallenge(header.Scheme, Parse(header.Parameter ?? "")))
        .OrderByDescending(challenge => challenge.IsBearer)
        .FirstOrDefault();

    /// <summary>The address that hands out a token for <paramref name="scope"/>.</summary>
    public Uri TokenAddress(string scope)
    {
        var service = Parameters.TryGetValue("service", out var name) ? $"&service={Uri.EscapeDataString(name)}" : "";
        var realm = Parameters["realm"];
        return new Uri($"{realm}{(realm.Contains('?', StringComparison.Ordinal) ? '&' : '?')}scope={Uri.EscapeDataString(scope)}{service}");
    }

    private static ImmutableDictionary<string, string> Parse(string parameters) => Parameter().Matches(parameters)
        .DistinctBy(match => match.Groups["key"].Value)
        .ToImmutableDictionary(match => match.Groups["key"].Value, match => match.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("""(?<key>[a-zA-Z]+)="(?<value>[^"]*)" """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Parameter();
}
