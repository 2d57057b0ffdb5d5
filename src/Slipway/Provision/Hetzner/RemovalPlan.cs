using System.Collections.Immutable;
using System.Text;

namespace Slipway.Provision.Hetzner;

/// <summary>What is removed at Hetzner Cloud, for good.</summary>
/// <param name="Request">Names the server.</param>
public sealed record RemovalPlan(CloudServerRequest Request)
{
    internal CloudServer? Server { get; init; }

    internal ImmutableArray<CloudFirewall> Firewalls { get; init; } = [];

    internal ImmutableArray<CloudKey> Keys { get; init; } = [];

    internal ImmutableArray<CloudNetwork> Networks { get; init; } = [];

    internal bool IsEmpty => Server is null && Firewalls.IsEmpty && Keys.IsEmpty && Networks.IsEmpty;

    /// <summary>What is lost.</summary>
    public string Print()
    {
        var text = new StringBuilder($"Removed at Hetzner Cloud, for good:");
        if (Server is { } server)
        {
            text.AppendLine().Append($"  the server {server.Name} ({server.ServerType.Name}, {server.PublicNet.Ipv4?.Ip}, since {server.Created:yyyy-MM-dd})")
                .AppendLine().Append($"    with its disk: the database of {Request.Application} on {Request.Environment}, every release, every backup that was not copied elsewhere, the audit log")
                .AppendLine().Append("    with its addresses: they go to somebody else, so DNS must not name them any more");
        }

        foreach (var name in Firewalls.Select(x => $"firewall {x.Name}").Concat(Networks.Select(x => $"network {x.Name}")).Concat(Keys.Select(x => $"SSH key {x.Name}")))
            text.AppendLine().Append($"  the {name}");
        return text.ToString();
    }

    /// <exception cref="InvalidInputException">The name is not the server's.</exception>
    internal void Confirm(string? typed)
    {
        if (typed != Request.Name)
            throw new InvalidInputException(
                $"{(string.IsNullOrEmpty(typed) ? "Nobody has typed the server's name" : $"{typed} is not the server's name")}, which is {Request.Name}. Nothing was removed.",
                $"./build.sh Deprovision --environment {Request.Environment} --server-name {Request.Name}");
    }
}
