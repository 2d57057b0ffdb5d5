using System.Net;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>A port of a container that the host listens on. Docker publishes past the host's firewall.</summary>
/// <param name="Service">The service.</param>
/// <param name="HostAddress">Address it listens on; null for all.</param>
/// <param name="HostPort">Port or range on the host; null lets Docker choose.</param>
/// <param name="ContainerPort">Port in the container.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
public sealed record PublishedPort(string Service, string? HostAddress, string? HostPort, int ContainerPort, string Protocol)
{
    /// <summary>Whether only the host itself can reach it.</summary>
    public bool IsLoopback => IPAddress.TryParse(HostAddress, out var address) && IPAddress.IsLoopback(address);

    /// <inheritdoc/>
    public override string ToString() => $"{HostAddress ?? "0.0.0.0"}:{HostPort ?? "*"}->{ContainerPort}/{Protocol}";

    internal static PublishedPort Read(string service, JsonNode port) => new(
        service,
        (string?)port["host_ip"] is { Length: > 0 } address ? address : null,
        port["published"]?.ToString() is { Length: > 0 } published ? published : null,
        (int)port["target"]!,
        (string?)port["protocol"] ?? "tcp");
}
