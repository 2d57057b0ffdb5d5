using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Slipway.Provision.Hetzner;

/// <summary>A server that is to be at Hetzner Cloud.</summary>
public sealed partial record CloudServerRequest
{
    /// <summary>Label of everything that Slipway made there; it removes nothing without it.</summary>
    public const string ManagedLabel = "managed-by";

    /// <summary>Its value.</summary>
    public const string Manager = "slipway";

    internal const string ApplicationLabel = "slipway-application";

    internal const string EnvironmentLabel = "slipway-environment";

    internal const string HostKeyLabel = "slipway-host-key";

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The server's name, unique in the project.</summary>
    public required string Name { get; init; }

    /// <summary>Such as <c>cx23</c>.</summary>
    public string Type { get; init; } = "cx23";

    /// <summary>Such as <c>debian-13</c>.</summary>
    public string Image { get; init; } = "debian-13";

    /// <summary>Such as <c>nbg1</c>.</summary>
    public string Location { get; init; } = "nbg1";

    /// <summary>Name of a private network that it joins; made where there is none; null joins none.</summary>
    public string? Network { get; init; }

    /// <summary>Who may sign in as root; needed only to make it.</summary>
    public ImmutableArray<PublicKey> Keys { get; init; } = [];

    /// <summary>What is at the server for it.</summary>
    internal ImmutableSortedDictionary<string, string> Labels => ImmutableSortedDictionary<string, string>.Empty
        .Add(ManagedLabel, Manager).Add(ApplicationLabel, Application).Add(EnvironmentLabel, Environment);

    /// <summary>Those labels as the API selects by them.</summary>
    internal string Selector => Uri.EscapeDataString(string.Join(',', Labels.Select(x => $"{x.Key}={x.Value}")));

    /// <summary>Whether something is this environment's own.</summary>
    internal bool Owns(ImmutableDictionary<string, string> labels) => Labels.All(x => labels.GetValueOrDefault(x.Key) == x.Value);

    /// <exception cref="InvalidInputException">It cannot be.</exception>
    internal void Validate()
    {
        if (!HostName().IsMatch(Name))
            throw new InvalidInputException($"--server-name {Name} is no host name: letters, digits and dashes, at most 63.", $"--server-name {Application}-{Environment}");
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HostName();
}
