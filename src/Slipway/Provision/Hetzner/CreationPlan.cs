using System.Collections.Immutable;
using System.Text;

namespace Slipway.Provision.Hetzner;

/// <summary>What is made at Hetzner Cloud, and what it costs.</summary>
/// <param name="Request">What is to be there.</param>
/// <param name="Lines">What is made, as the plan prints it; none where all is there.</param>
public sealed record CreationPlan(CloudServerRequest Request, ImmutableArray<string> Lines)
{
    /// <summary>What a month costs without VAT, with its currency, as the API says it; null where nothing is made that costs.</summary>
    public string? Monthly { get; init; }

    /// <summary>Whether the server is there.</summary>
    public bool IsEmpty => Lines.IsEmpty;

    internal CloudServer? Server { get; init; }

    internal ImmutableDictionary<PublicKey, CloudKey> Keys { get; init; } = ImmutableDictionary<PublicKey, CloudKey>.Empty;

    internal CloudFirewall? Firewall { get; init; }

    internal CloudNetwork? Network { get; init; }

    internal string NetworkZone { get; init; } = "";

    /// <summary>The plan as it is printed.</summary>
    public string Print()
    {
        if (IsEmpty)
            return $"Hetzner Cloud: {Request.Name} is there, at {Server?.PublicNet.Ipv4?.Ip}";
        var text = new StringBuilder("Plan for Hetzner Cloud:");
        foreach (var (index, line) in Lines.Index())
            text.AppendLine().Append($"  {index + 1}. {line}");
        return text.AppendLine().Append($"  costs {Monthly} a month without VAT, by the API's prices of now").ToString();
    }
}

/// <summary>A server that is there, and how its first connection is checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its public address.</param>
/// <param name="HostKeys">Fingerprints to pin; none where it was made by other hands.</param>
public sealed record CloudAccess(string Name, string Address, ImmutableArray<string> HostKeys);
