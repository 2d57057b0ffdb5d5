using Slipway.Compose;

namespace Slipway.Preflight.Checks;

/// <summary>Maintenance that is on does not end by a proxy whose configuration does not look at it.</summary>
public sealed class MaintenanceCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "maintenance";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project | Knowledge.Server;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        if (subject.State!.Maintenance is not null && subject.Project!.MaintenanceProxies.IsEmpty)
            yield return Problem.Warn(
                $"Maintenance is on, and no proxy looks at {TrafficSwitch.Maintenance} any more: with this deploy visitors reach the application again.",
                "keep what docs/operate.md shows in the Caddyfile, or ./build.sh Maintenance --mode off");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        subject.Project!.MaintenanceProxies.IsEmpty ? "no proxy looks at it; docs/operate.md shows what a Caddyfile needs"
        : $"{string.Join(", ", subject.Project.MaintenanceProxies.Order(StringComparer.Ordinal))} {(subject.State!.Maintenance is null ? "would answer" : "answers")} 503 while it is on";
}
