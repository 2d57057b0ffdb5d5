using System.Collections.Immutable;
using Slipway.Servers;

namespace Slipway.Health;

/// <summary>A service did not become ready.</summary>
/// <param name="server">Where.</param>
/// <param name="service">Name from the Compose files.</param>
/// <param name="container">Name of the container; null where there is none of the expected image.</param>
/// <param name="reason">Such as <c>exited with code 1</c>.</param>
/// <param name="logLines">The last lines that it printed.</param>
public sealed class GateFailedException(Server server, string service, string? container, string reason, ImmutableArray<string> logLines)
    : SlipwayException(
        Describe(server, service, container, reason, logLines),
        container is null ? null : $"ssh -p {server.Port} {server.User}@{server.Host} docker logs --tail 200 {container}")
{
    /// <summary>Where.</summary>
    public Server Server { get; } = server;

    /// <summary>Name from the Compose files.</summary>
    public string Service { get; } = service;

    /// <summary>Name of the container; null where there is none of the expected image.</summary>
    public string? Container { get; } = container;

    /// <summary>Why, such as <c>exited with code 1</c>.</summary>
    public string Reason { get; } = reason;

    /// <summary>The last lines that it printed.</summary>
    public ImmutableArray<string> LogLines { get; } = logLines;

    private static string Describe(Server server, string service, string? container, string reason, ImmutableArray<string> logLines) =>
        $"The service {service}{(container is null ? "" : $" (container {container})")} on {server.Name} ({server}) {reason}."
        + (logLines.IsEmpty ? "" : $"{Environment.NewLine}Its last log lines:{string.Concat(logLines.Select(x => $"{Environment.NewLine}  {x}"))}");
}
