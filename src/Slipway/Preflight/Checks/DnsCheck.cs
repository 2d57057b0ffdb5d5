namespace Slipway.Preflight.Checks;

/// <summary>The public domains exist, and lead to the server.</summary>
public sealed class DnsCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "DNS";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Domains;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var domain in subject.Domains!.Value)
        {
            if (domain.Addresses.IsEmpty)
                yield return Problem.Refuse(
                    $"{domain.Name} has no address: DNS knows no A or AAAA record of it{(domain.PinnedTo is null ? "" : $" (it is pinned to {domain.PinnedTo})")}.",
                    $"create an A record for {domain.Name} that names {subject.Environment.Server.Host}, and look: getent hosts {domain.Name}");
            else if (domain.PinnedTo is null && !domain.LeadsToServer)
                yield return Problem.Warn(
                    $"{domain.Name} leads to {string.Join(", ", domain.Addresses)}, which is not {subject.Environment.Server.Host}; that is right only behind a proxy or load balancer.",
                    $"let its A record name {subject.Environment.Server.Host}, and look: getent hosts {domain.Name}");
        }
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => string.Join(", ", subject.Domains!.Value.Select(x => $"{x.Name} → {x.PinnedTo ?? x.Addresses[0]}"));
}
