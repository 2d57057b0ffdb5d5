using Slipway.Environments;

namespace Slipway.Preflight.Checks;

/// <summary>The health answer says which build gives it, so that none can be that of an older container.</summary>
public sealed class HealthIdentityCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "health";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var probe in subject.Environment.Probes.Where(x => x.DigestProperty is null))
            yield return Problem.Warn(
                $"The health answer of {probe.Service} ({probe.Path}) does not say which build gives it; the gate asks the new container itself, but the smoke test cannot tell the old from the new.",
                $"let the application answer with the variable SLIPWAY_IMAGE_DIGEST, and set DigestProperty of its probe in build/Environments.cs");
        foreach (var service in Silent(subject))
            yield return Problem.Warn(
                $"Nothing says when {service} is ready: it has neither a probe nor a health check, so a release counts as good as soon as it runs.",
                $"add a HealthProbe for {service} in build/Environments.cs, or a healthcheck in {subject.Environment.ComposeFiles[0]}");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"{subject.Environment.Probes.Length} probes that name their build";

    private static IEnumerable<string> Silent(PreflightSubject subject) => subject.Environment.Stages
        .Where(x => x.Kind is StageKind.Backend or StageKind.Frontend).SelectMany(x => x.Services)
        .Where(x => subject.Environment.Probes.All(y => y.Service != x))
        .Where(x => subject.Project!.Services.Any(y => y.Name == x && y is { HasHealthcheck: false, IsOneShot: false }));
}
