using System.Collections.Immutable;

namespace Slipway.Compose;

/// <summary>What an application takes of its server, and what of it the world can reach.</summary>
/// <param name="MemoryBytes">Sum of the memory limits.</param>
/// <param name="Services">How many services there are.</param>
/// <param name="Unlimited">Services without a memory limit, which may take all there is.</param>
/// <param name="Ports">Every port that the server listens on for it.</param>
public sealed record Footprint(long MemoryBytes, int Services, ImmutableArray<string> Unlimited, ImmutableArray<PublishedPort> Ports)
{
    /// <summary>That of Compose files, as they were read with the environment's profiles.</summary>
    public static Footprint Of(ComposeProject project) => new(
        project.MemoryLimit, project.Services.Length, [.. project.Services.Where(x => x.MemoryLimit is null).Select(x => x.Name)], project.PublishedPorts);

    /// <summary>One line for the plan.</summary>
    public override string ToString() =>
        $"Memory limits: {Size.Of(MemoryBytes)} for {Services} services{(Unlimited.IsEmpty ? "" : $" (none for {string.Join(", ", Unlimited)})")}. Published: {Published}";

    private string Published => Ports.IsEmpty
        ? "nothing"
        : string.Join("; ", Ports.GroupBy(x => x.Service).Select(x => $"{x.Key} {string.Join(", ", x.Select(Told))}"));

    private static string Told(PublishedPort port) =>
        $"{(port.HostAddress is null ? "" : $"{port.HostAddress}:")}{port.HostPort ?? "any port"}/{port.Protocol}";
}
