using Slipway.Compose;
using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>
/// Paths of the server that containers mount are the server's own affair: nothing delivers them, and nothing notices when they
/// change. The application's own directory is not one of them. A single file of configuration there, or for the proxy, is refused:
/// a container keeps the file that was there when it started, and an edited one is never seen.
/// </summary>
public sealed class HostMountsCheck : PreflightCheck
{
    private static readonly string[] s_configuration = [".conf", ".cfg", ".cnf", ".ini", ".json", ".toml", ".yaml", ".yml", ".xml"];

    private static readonly string[] s_system = ["/proc", "/sys", "/dev", "/run", "/var/run", "/var/lib/docker", "/etc/localtime", "/etc/timezone", "/"];

    /// <inheritdoc/>
    public override string Name => "mounts of the server's paths";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var pinned = Pinned(subject).ToArray();
        foreach (var (service, mount) in pinned)
            yield return Problem.Refuse(
                $"The service {service.Name} mounts {mount.Source} of the server on {mount.Target}, a single file: no release delivers it, and when somebody replaces it the container goes on with the old one.",
                $"put it into a directory of the repository and mount that by a relative path in {string.Join(", ", subject.Environment.ComposeFiles)}");
        foreach (var (service, mount) in Mounts(subject.Project!).Except(pinned))
            yield return Problem.Warn(
                $"The service {service.Name} mounts {mount.Source} of the server on {mount.Target}; no release delivers that, so production and QA may differ.",
                $"put it into the repository and mount it by a relative path, or use a named volume for data, in {string.Join(", ", subject.Environment.ComposeFiles)}");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => OfHost(subject.Project!).Any() ? "of the system only" : "none";

    /// <summary>The mounts that are nobody's but the server's own.</summary>
    internal static IEnumerable<(ComposeService Service, BindMount Mount)> Mounts(ComposeProject project) => OfHost(project).Where(x =>
        !IsBelow(x.Mount.Source, new ServerLayout(project.Name).Root)
        && !s_system.Any(y => y == "/" ? x.Mount.Source == y : IsBelow(x.Mount.Source, y)));

    private static IEnumerable<(ComposeService Service, BindMount Mount)> Pinned(PreflightSubject subject)
    {
        var edge = subject.Environment.Stages.Where(x => x.Kind == StageKind.Edge).SelectMany(x => x.Services).ToHashSet(StringComparer.Ordinal);
        return OfHost(subject.Project!).Where(x => IsConfiguration(x.Mount.Target)
            && (IsBelow(x.Mount.Source, new ServerLayout(subject.Project!.Name).Root) || (edge.Contains(x.Service.Name) && Mounts(subject.Project).Contains(x))));
    }

    private static bool IsConfiguration(string path) =>
        Path.GetFileName(path) == "Caddyfile" || s_configuration.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(ComposeService Service, BindMount Mount)> OfHost(ComposeProject project) =>
        project.Services.SelectMany(x => x.Binds.Select(y => (x, y))).Where(x => !project.Owns(x.y.Source));

    private static bool IsBelow(string path, string directory) => path == directory || path.StartsWith($"{directory}/", StringComparison.Ordinal);
}
