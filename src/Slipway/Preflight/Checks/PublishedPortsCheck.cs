using Slipway.Compose;
using Slipway.Environments;

namespace Slipway.Preflight.Checks;

/// <summary>Only the edge is reachable from outside: Docker publishes past the host's firewall.</summary>
public sealed class PublishedPortsCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "published ports";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject) =>
        Rules.Problems(() => PortRules.Check(subject.Project!, subject.Environment.Stages));

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        $"only {string.Join(", ", subject.Environment.Stages.Where(x => x.Kind == StageKind.Edge).SelectMany(x => x.Services).DefaultIfEmpty("nothing"))}";
}
