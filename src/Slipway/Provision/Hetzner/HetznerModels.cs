using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Provision.Hetzner;

// Set and not init where there is a default: generated readers give an init property that the answer lacks null instead.

/// <summary>A server of the cloud.</summary>
/// <seealso href="https://docs.hetzner.cloud/reference/cloud#servers"/>
internal sealed record CloudServer(long Id, string Name, string Status, DateTimeOffset Created, CloudPublicNet PublicNet, NamedResource ServerType)
{
    public ImmutableDictionary<string, string> Labels { get; set; } = ImmutableDictionary<string, string>.Empty;

    public CloudProtection? Protection { get; set; }
}

internal sealed record CloudProtection(bool Delete);

internal sealed record CloudPublicNet(CloudAddress? Ipv4, CloudAddress? Ipv6);

internal sealed record CloudAddress(string Ip);

internal sealed record NamedResource(long Id, string Name);

/// <summary>A type of server, with what it costs at each location.</summary>
internal sealed record CloudServerType(long Id, string Name, int Cores, double Memory, double Disk, string Architecture, ImmutableArray<CloudLocationPrice> Prices);

internal sealed record CloudLocationPrice(string Location, CloudPrice PriceMonthly);

/// <summary>Decimal numbers as text, in the account's currency.</summary>
internal sealed record CloudPrice(string Net, string Gross);

internal sealed record CloudPricing(string Currency, ImmutableArray<CloudAddressPrice> PrimaryIps);

internal sealed record CloudAddressPrice(string Type, ImmutableArray<CloudLocationPrice> Prices);

internal sealed record CloudLocation(long Id, string Name, string NetworkZone);

internal sealed record CloudKey(long Id, string Name, string PublicKey)
{
    public ImmutableDictionary<string, string> Labels { get; set; } = ImmutableDictionary<string, string>.Empty;
}

internal sealed record CloudFirewall(long Id, string Name)
{
    public ImmutableDictionary<string, string> Labels { get; set; } = ImmutableDictionary<string, string>.Empty;
}

internal sealed record CloudNetwork(long Id, string Name)
{
    public ImmutableDictionary<string, string> Labels { get; set; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>Something that goes on: <c>running</c>, <c>success</c>, <c>error</c>.</summary>
internal sealed record CloudAction(long Id, string Command, string Status, CloudError? Error);

internal sealed record CloudError(string Code, string Message)
{
    public JsonElement? Details { get; set; }
}

internal sealed record ErrorAnswer(CloudError? Error);

internal sealed record Pagination(int? NextPage);

internal sealed record ListMeta(Pagination Pagination);

internal sealed record ListAnswer
{
    public ListMeta? Meta { get; set; }

    public ImmutableArray<CloudServer> Servers { get; set; } = [];

    public ImmutableArray<CloudServerType> ServerTypes { get; set; } = [];

    public ImmutableArray<NamedResource> Images { get; set; } = [];

    public ImmutableArray<CloudLocation> Locations { get; set; } = [];

    public ImmutableArray<CloudKey> SshKeys { get; set; } = [];

    public ImmutableArray<CloudFirewall> Firewalls { get; set; } = [];

    public ImmutableArray<CloudNetwork> Networks { get; set; } = [];
}

internal sealed record SingleAnswer
{
    public CloudServer? Server { get; set; }

    public CloudKey? SshKey { get; set; }

    public CloudFirewall? Firewall { get; set; }

    public CloudNetwork? Network { get; set; }

    public CloudPricing? Pricing { get; set; }

    public CloudAction? Action { get; set; }

    public ImmutableArray<CloudAction> Actions { get; set; } = [];

    public ImmutableArray<CloudAction> NextActions { get; set; } = [];

    /// <summary>All that must end before the answer is true.</summary>
    public IEnumerable<CloudAction> All => [.. Action is null ? [] : new[] { Action }, .. Actions, .. NextActions];
}

internal sealed record KeyRequest(string Name, string PublicKey, ImmutableSortedDictionary<string, string> Labels);

internal sealed record FirewallRequest(string Name, ImmutableArray<FirewallRule> Rules, ImmutableSortedDictionary<string, string> Labels);

internal sealed record FirewallRule(string Protocol, string? Port)
{
    public string Direction { get; } = "in";

    public ImmutableArray<string> SourceIps { get; } = ["0.0.0.0/0", "::/0"];
}

internal sealed record NetworkRequest(string Name, string IpRange, ImmutableArray<SubnetRequest> Subnets, ImmutableSortedDictionary<string, string> Labels);

internal sealed record SubnetRequest(string Type, string IpRange, string NetworkZone);

internal sealed record ServerRequest(
    string Name, string ServerType, string Image, string Location, ImmutableArray<long> SshKeys, ImmutableArray<FirewallReference> Firewalls,
    ImmutableArray<long> Networks, string UserData, ImmutableSortedDictionary<string, string> Labels)
{
    public bool StartAfterCreate { get; } = true;
}

internal sealed record FirewallReference(long Firewall);

/// <summary>As the API writes it.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListAnswer))]
[JsonSerializable(typeof(SingleAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(FirewallRequest))]
[JsonSerializable(typeof(NetworkRequest))]
[JsonSerializable(typeof(ServerRequest))]
internal sealed partial class HetznerJson : JsonSerializerContext;
