using System.Collections.Immutable;
using System.Net;
using Slipway.Compose;
using Slipway.Preflight.Facts;

namespace Slipway.Preflight.Checks;

/// <summary>The ports that services publish (80 and 443 above all) are free on the server, or held by this application itself.</summary>
public sealed class HostPortsCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "ports of the server";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server | Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) => Wanted(subject.Project!).SelectMany(x => Find(subject, x));

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        string.Join(", ", Wanted(subject.Project!).Select(x => $"{x.Port}").Distinct()) is { Length: > 0 } ports ? $"{ports} free or ours" : "none is published";

    private static IEnumerable<Problem> Find(PreflightSubject subject, (PublishedPort Published, int Port) wanted)
    {
        var holders = subject.Server!.ContainerPorts.Where(x => x.Port == wanted.Port).ToImmutableArray();
        if (holders.Any(x => x.Project == subject.Project!.Name))
            yield break;
        if (!holders.IsEmpty)
            yield return Problem.Refuse(
                $"Port {wanted.Port} of {subject.Environment.Server}, which the service {wanted.Published.Service} publishes, is held by the container {holders[0].Container}{(holders[0].Project.Length > 0 ? $" of {holders[0].Project}" : "")}.",
                $"on the server: docker stop {holders[0].Container}");
        else if (subject.Server.Listeners.FirstOrDefault(x => x.Port == wanted.Port && Meet(x.Address, wanted.Published.HostAddress)) is { } listener)
            yield return listener.Process == Listener.Docker
                ? Problem.Refuse(
                    $"Port {wanted.Port} of {subject.Environment.Server}, which the service {wanted.Published.Service} publishes, is held by Docker itself on {listener.Address}, for no container that is there: it was cut off while it started one.",
                    "on the server: sudo systemctl restart docker lets go of it, and starts the containers again; then deploy again")
                : Problem.Refuse(
                    $"Port {wanted.Port} of {subject.Environment.Server}, which the service {wanted.Published.Service} publishes, is held by {listener.Process ?? "another process"} on {listener.Address}.",
                    $"on the server: sudo ss -ltnp 'sport = :{wanted.Port}' says what it is; stop it (often sudo systemctl disable --now nginx apache2)");
    }

    private static IEnumerable<(PublishedPort Published, int Port)> Wanted(ComposeProject project) => project.PublishedPorts
        .Where(x => x.Protocol == "tcp" && x.HostPort is not null)
        .SelectMany(x => Range(x.HostPort!).Select(port => (x, port)));

    private static IEnumerable<int> Range(string ports) => ports.Split('-').Select(int.Parse).ToArray() is [var first, .. var rest]
        ? Enumerable.Range(first, rest is [var last] ? last - first + 1 : 1)
        : [];

    private static bool Meet(string listening, string? published) => IsAny(listening) || published is null || IsAny(published) || listening == published;

    private static bool IsAny(string address) => IPAddress.TryParse(address, out var parsed) && (parsed.Equals(IPAddress.Any) || parsed.Equals(IPAddress.IPv6Any));
}
