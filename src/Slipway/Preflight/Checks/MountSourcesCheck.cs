using System.Collections.Immutable;

namespace Slipway.Preflight.Checks;

/// <summary>The paths of the server that services mount exist; for one that does not, Docker would make a directory of root's.</summary>
public sealed class MountSourcesCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "what is mounted exists";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server | Knowledge.Project;

    /// <summary>The paths to ask the server about.</summary>
    public static ImmutableArray<string> Paths(PreflightSubject subject) => subject.Project is { } project
        ? [.. HostMountsCheck.Mounts(project).Select(x => x.Mount.Source).Distinct().Order(StringComparer.Ordinal)]
        : [];

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var (service, mount) in HostMountsCheck.Mounts(subject.Project!).Where(x => subject.Server!.Paths.TryGetValue(x.Mount.Source, out var exists) && !exists))
            yield return Problem.Refuse(
                $"The service {service.Name} mounts {mount.Source} of the server on {mount.Target}, and {subject.Environment.Server} has no {mount.Source}; the container would not start.",
                $"create it on the server, or put it into the repository and mount it by a relative path in {string.Join(", ", subject.Environment.ComposeFiles)}");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.Server!.Paths.IsEmpty ? "nothing of the server's own is" : string.Join(", ", subject.Server.Paths.Keys.Order(StringComparer.Ordinal));
}
