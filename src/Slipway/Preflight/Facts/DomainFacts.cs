using System.Collections.Immutable;

namespace Slipway.Preflight.Facts;

/// <summary>How a public domain looks from this machine.</summary>
/// <param name="Name">The domain.</param>
public sealed record DomainFacts(string Name)
{
    /// <summary>Where <c>SmokeChecks.Resolve</c> leads it; null where DNS is asked.</summary>
    public string? PinnedTo { get; init; }

    /// <summary>Its addresses; empty where DNS knows none.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>Whether one of them is the server's.</summary>
    public bool LeadsToServer { get; init; }

    /// <summary>Port 80; null where it is not asked because the domain is pinned to one port.</summary>
    public PortAnswer? Http { get; init; }

    /// <summary>Port 443.</summary>
    public PortAnswer Https { get; init; } = PortAnswer.Silent;

    /// <summary>The certificate that answers; null where none does.</summary>
    public CertificateFacts? Certificate { get; init; }
}

/// <summary>How a port answers from this machine.</summary>
public enum PortAnswer
{
    /// <summary>Nothing came back: a firewall, or no machine.</summary>
    Silent,

    /// <summary>The machine answers that nothing listens.</summary>
    Closed,

    /// <summary>Something listens.</summary>
    Open,
}

/// <summary>The certificate of a domain.</summary>
/// <param name="NotBefore">Valid from (UTC).</param>
/// <param name="NotAfter">Valid until (UTC).</param>
/// <param name="NamesDomain">Whether it is for the domain.</param>
/// <param name="Issuer">Who signed it.</param>
public sealed record CertificateFacts(DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool NamesDomain, string Issuer);
