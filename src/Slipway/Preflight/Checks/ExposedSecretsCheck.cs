namespace Slipway.Preflight.Checks;

/// <summary>No secret is in a container's environment, where <c>docker inspect</c>, crash reports and every child process have it.</summary>
public sealed class ExposedSecretsCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "secrets in environments";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var project = subject.Project!;
        foreach (var service in project.Services)
        {
            var names = DefaultPasswordsCheck.ReferencesOf(project, service.Name).Intersect(project.Secrets.Keys).Order(StringComparer.Ordinal).ToArray();
            if (names.Length > 0)
                yield return Problem.Warn(
                    $"The environment of the service {service.Name} has {string.Join(", ", names)}: docker inspect, crash reports and every process in the container show what is in it.",
                    $"where the image reads files (NAME_FILE), give it {(names.Length == 1 ? "a file" : "files")} in {subject.Environment.ComposeFiles[0]}: secrets: {{ {names[0]}: {{ environment: {names[0]} }} }}, and the service's secrets: [{names[0]}] (docs/hardening.md)");
        }
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => "none";
}
