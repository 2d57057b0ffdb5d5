using System.Collections.Immutable;
using System.Text;

namespace Slipway.Sandbox;

/// <summary>One entry of apt's sources, as deb822 writes it (sources.list(5)).</summary>
internal sealed record AptSource(ImmutableArray<string> Uris, ImmutableArray<string> Suites, ImmutableArray<string> Components)
{
    /// <summary>Path of a keyring, or the key itself; null trusts apt's own keyring.</summary>
    public string? SignedBy { get; init; }

    public bool Trusted { get; init; }

    public string? KeyringFile => SignedBy?.StartsWith('/') == true ? SignedBy : null;

    public string ToDeb822()
    {
        var text = new StringBuilder()
            .Append("Types: deb\n")
            .Append($"URIs: {string.Join(' ', Uris)}\n")
            .Append($"Suites: {string.Join(' ', Suites)}\n")
            .Append($"Components: {string.Join(' ', Components)}\n");
        if (SignedBy is not null)
            text.Append($"Signed-By: {SignedBy.Replace("\n", "\n ", StringComparison.Ordinal)}\n");
        return Trusted ? text.Append("Trusted: yes\n").ToString() : text.ToString();
    }
}
