using Slipway.Compose;
using Slipway.Environments;

namespace Slipway.Preflight.Checks;

/// <summary>The health answer says which build gives it, so that none can be that of an older container, and is asked for as soon as it may be there.</summary>
public sealed class HealthCheck : PreflightCheck
{
    // Less is not worth a word; with a start period alone, Docker waits for 5 s.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

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
        foreach (var service in Replaced(subject).Where(x => x.FirstHealthcheck > s_soon))
            yield return Problem.Warn(
                $"Docker asks for the health of {service.Name} no sooner than {service.FirstHealthcheck!.Value.TotalSeconds:0.#} s after its start, and a deploy that replaces it waits as long.",
                $"give its healthcheck a start_period, such as 30s, and a start_interval, such as 500ms, in {subject.Environment.ComposeFiles[0]}");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"{subject.Environment.Probes.Length} probes that name their build";

    private static IEnumerable<string> Silent(PreflightSubject subject) => Replaced(subject)
        .Where(x => x is { HasHealthcheck: false, IsOneShot: false })
        .Select(x => x.Name)
        .Where(x => subject.Environment.Probes.All(y => y.Service != x));

    // Data services seldom get a new container.
    private static IEnumerable<ComposeService> Replaced(PreflightSubject subject) => subject.Environment.Stages
        .Where(x => x.Kind is StageKind.Backend or StageKind.Frontend).SelectMany(x => x.Services)
        .Join(subject.Project!.Services, x => x, x => x.Name, (_, service) => service);
}
