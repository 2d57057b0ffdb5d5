using Slipway.Preflight.Facts;

namespace Slipway.Preflight.Checks;

/// <summary>The certificates that the running edge shows are for their domains and are being renewed.</summary>
public sealed class CertificateCheck : PreflightCheck
{
    /// <summary>Caddy renews when a third of a certificate's life is left; below a sixth, renewal has been failing for long.</summary>
    private const int Overdue = 6;

    /// <inheritdoc/>
    public override string Name => "certificates";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Domains;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) =>
        subject.Domains!.Value.Where(x => x.Certificate is not null).SelectMany(x => Find(subject, x, x.Certificate!));

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        string.Join(", ", subject.Domains!.Value.Select(x => (x.Name, x.Certificate)).GroupBy(x => x.Certificate is { } y ? $"until {y.NotAfter:yyyy-MM-dd HH:mm}, signed by {y.Issuer}" : "none yet", x => x.Name).Select(x => $"{string.Join(" and ", x)}: {x.Key}"));

    private static IEnumerable<Problem> Find(PreflightSubject subject, DomainFacts domain, CertificateFacts certificate)
    {
        var edge = subject.Environment.Stages.Where(x => x.Kind == Environments.StageKind.Edge).SelectMany(x => x.Services).FirstOrDefault() ?? "caddy";
        var next = $"ssh {subject.Environment.Server.User}@{subject.Environment.Server.Host} docker compose --project-name {subject.Environment.Application} logs {edge} says why it is not renewed";
        if (certificate.NotAfter <= subject.Now)
            // What is to be deployed may be what mends it.
            yield return new Problem(
                subject.ChangesEdge ? Severity.Warn : Severity.Refuse,
                $"The certificate of {domain.Name} (signed by {certificate.Issuer}) expired {certificate.NotAfter:yyyy-MM-dd HH:mm}; the smoke test would fail.", next);
        else if (certificate.NotAfter - subject.Now < (certificate.NotAfter - certificate.NotBefore) / Overdue)
            yield return Problem.Warn($"The certificate of {domain.Name} (signed by {certificate.Issuer}) expires {certificate.NotAfter:yyyy-MM-dd HH:mm} and should have been renewed by now.", next);
        if (!certificate.NamesDomain)
            yield return Problem.Warn($"The certificate that {domain.Name} shows is not for {domain.Name}.", $"add {domain.Name} to the Caddyfile, or correct its DNS record");
    }
}
