using Slipway.Preflight.Facts;

namespace Slipway.Preflight.Checks;

/// <summary>Ports 80 and 443 of the public domains answer this machine, from where the smoke test will ask.</summary>
public sealed class ReachabilityCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "ports 80 and 443 from here";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Domains;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var domain in subject.Domains!.Value.Where(x => !x.Addresses.IsEmpty))
        {
            var address = domain.PinnedTo ?? domain.Addresses[0];
            if (domain.Https == PortAnswer.Silent)
                yield return Problem.Refuse($"{domain.Name} ({address}) does not answer on port 443 within 3 s; the smoke test would fail.", Open(443));
            if (domain.Http == PortAnswer.Silent)
                yield return Problem.Warn($"{domain.Name} ({address}) does not answer on port 80 within 3 s; Let's Encrypt may need it, and people who type no https:// do.", Open(80));
            // Before the first release nothing listens, and a refused connection shows that packets arrive.
            if (domain.Https == PortAnswer.Closed && subject.State?.Current is not null)
                yield return Problem.Warn(
                    $"Nothing listens on port 443 of {domain.Name} ({address}), although {subject.State.Current.Id} serves.", $"./build.sh Status --environment {subject.Environment.Name}");
        }
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        subject.Domains!.Value.Any(x => x.Https == PortAnswer.Closed) ? "reachable; nothing listens yet" : "reachable";

    private static string Open(int port) => $"open TCP {port} in the server's firewall and the provider's (Hetzner Cloud: Firewalls), or check this machine's network";
}
