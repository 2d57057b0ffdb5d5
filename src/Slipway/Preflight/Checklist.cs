using System.Collections.Immutable;
using Slipway.Preflight.Checks;

namespace Slipway.Preflight;

/// <summary>All checks, in the order in which they are printed: files, images, server, public addresses.</summary>
public static class Checklist
{
    /// <summary>The checks.</summary>
    public static ImmutableArray<PreflightCheck> Checks { get; } =
    [
        new LearnedCheck(Knowledge.Project, "Compose files", x => string.Join(", ", x.Environment.ComposeFiles)),
        new LearnedCheck(Knowledge.Images, "registry", x => x.Environment.Registry.Address),
        new LearnedCheck(Knowledge.Contract, "contract files", ContractFiles),
        new LearnedCheck(Knowledge.Server, "connection", x => $"{x.Environment.Server}"),
        new StagesCheck(), new PublishedPortsCheck(), new RenderCheck(), new HostMountsCheck(), new SharedVolumesCheck(),
        new EnvFileCheck(), new DefaultPasswordsCheck(), new ExposedSecretsCheck(), new RequiredVariablesCheck(), new HealthCheck(), new SwitchCheck(), new MaintenanceCheck(), new TrustedRootCheck(), new BakedAddressCheck(), new ApiCheck(), new MigrationsCheck(),
        new RegistryCheck(), new VersionsCheck(), new KernelSettingsCheck(), new ArchitectureCheck(), new DiskSpaceCheck(), new MemoryCheck(), new ClockCheck(),
        new DirectoryCheck(), new MountSourcesCheck(), new HostPortsCheck(), new RollbackImagesCheck(), new DailyBackupCheck(),
        new DnsCheck(), new ReachabilityCheck(), new CertificateCheck(),
    ];

    private static string ContractFiles(PreflightSubject subject) => subject.Environment.Contract is { } files
        ? string.Join(", ", new[] { files.ApiDocument, files.FrontendUse, files.Migrations }.OfType<string>())
        : "none are declared";

    /// <summary>Makes every check that can be made.</summary>
    public static PreflightReport Examine(PreflightSubject subject) => new(
        subject.Environment.Name, subject.Environment.Server.ToString(), [.. Checks.Select(x => CheckResult.Of(x, subject))]);
}
