using Slipway.Compose;

namespace Slipway.Preflight.Checks;

/// <summary>One volume has one writer: two databases on the same files destroy them.</summary>
public sealed class SharedVolumesCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "volumes";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var volume in Writers(subject.Project!).GroupBy(x => x.Volume).Where(x => x.Count() > 1))
            yield return Problem.Warn(
                $"The services {string.Join(" and ", volume.Select(x => x.Service))} both write to the volume {volume.Key}.",
                "give each its own volume, or mount it read-only (:ro) where it is only read");
        foreach (var service in subject.Project!.Services.Where(x => x.Replicas > 1 && Writers(subject.Project).Any(y => y.Service == x.Name)))
            yield return Problem.Warn(
                $"The service {service.Name} has {service.Replicas} containers that write to the same volumes.", $"set its replicas to 1, unless it is made for that");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"{subject.Project!.Volumes.Length}, one writer each";

    private static IEnumerable<(string Volume, string Service)> Writers(ComposeProject project) =>
        from service in project.Services
        where !service.IsOneShot
        from mount in ComposeService.Items(project.Document["services"]![service.Name]!["volumes"])
        where (string?)mount["type"] == "volume" && mount["source"] is not null && (bool?)mount["read_only"] != true
        select ((string)mount["source"]!, service.Name);
}
