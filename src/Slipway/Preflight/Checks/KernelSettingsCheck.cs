using Slipway.Compose;
using Slipway.Preflight.Facts;

namespace Slipway.Preflight.Checks;

/// <summary>The server's kernel has the settings that services set (<c>sysctls</c>); with one that it lacks, a container does not start.</summary>
public sealed class KernelSettingsCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "kernel settings";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server | Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        foreach (var (service, setting) in Settings(subject.Project!).Where(x => !Has(subject.Server!, x.Setting)))
            yield return Problem.Refuse(
                $"The service {service} sets {setting}, which the kernel of {subject.Environment.Server} does not have; the container would not start.",
                $"take {setting} out of the sysctls of {service} in {string.Join(", ", subject.Environment.ComposeFiles)}, or update the server's kernel");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => string.Join(", ", Settings(subject.Project!).Select(x => x.Setting).Distinct()) is { Length: > 0 } settings ? settings : "none are set";

    private static IEnumerable<(string Service, string Setting)> Settings(ComposeProject project) =>
        project.Services.SelectMany(x => ComposeService.Members(project.Document["services"]![x.Name]!["sysctls"]).Select(y => (x.Name, y.Key)));

    // Asked for are the names three deep: of what is set for one device, net.ipv4.conf.eth0.…, only the device's host can tell.
    private static bool Has(ServerFacts server, string setting) =>
        server.KernelSettings.IsEmpty || server.KernelSettings.Contains(string.Join('.', setting.Split('.').Take(3))) || server.KernelSettings.Contains(string.Join('.', setting.Split('.').Take(2)));
}
