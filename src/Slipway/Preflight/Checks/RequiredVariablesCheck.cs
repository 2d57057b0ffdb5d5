using Slipway.Compose;
using Slipway.Preflight.Facts;
using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>
/// Each application gets the variables that it says it cannot start without, in the label <c>dev.slipway.requires</c> of its image or
/// of its service. What Compose itself needs is refused before, when the files are read.
/// </summary>
public sealed class RequiredVariablesCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "variables that applications require";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var service in subject.Project!.Services)
        {
            var environment = DefaultPasswordsCheck.EnvironmentOf(subject.Project, service.Name);
            foreach (var (name, who) in Required(subject, service).DistinctBy(x => x.Name))
            {
                if (!name.Split('|').Any(x => environment.GetValueOrDefault(x) is { Length: > 0 }))
                    yield return Problem.Refuse(
                        $"The service {service.Name} gets no {string.Join(" or ", name.Split('|'))}, without which its application does not start (label {RetentionScript.RequiresLabel} of {who}).",
                        $"add {name.Split('|')[0]} to environment of {service.Name} in {string.Join(", ", subject.Environment.ComposeFiles)}");
            }
        }
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) =>
        subject.Project!.Services.Sum(x => Required(subject, x).Count()) is > 0 and var count ? $"{count} named, all given" : $"none is named (label {RetentionScript.RequiresLabel})";

    private static IEnumerable<(string Name, string Who)> Required(PreflightSubject subject, ComposeService service)
    {
        var label = (string?)subject.Project!.Document["services"]![service.Name]!["labels"]?[RetentionScript.RequiresLabel];
        var image = service.Image ?? "";
        var digest = StoredImage.DigestOf(image);
        return RequiredVariables.Split(label).Select(x => (x, "the service"))
            .Concat((subject.Images ?? []).Where(x => StoredImage.DigestOf(x.Reference) == digest).SelectMany(x => x.RequiredVariables).Select(x => (x, image)))
            .Concat((subject.Server?.Kept.Images ?? []).Where(x => x.Digests.Contains(digest)).SelectMany(x => RequiredVariables.Split(x.Requires)).Select(x => (x, image)));
    }
}
