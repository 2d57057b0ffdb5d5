using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight;

namespace Slipway.Tests.Preflight;

/// <summary>What the smoke test could not read after the switch is refused before anything is changed.</summary>
public sealed class TrustedRootCheckTests : CheckTest
{
    private readonly string _root = Directory.CreateTempSubdirectory("slipway-root-").FullName;

    protected override void Dispose(bool disposing)
    {
        Directory.Delete(_root, recursive: true);
        base.Dispose(disposing);
    }

    [Fact]
    public async Task A_trusted_root_that_is_not_on_this_machine_is_refused_with_what_can_stand_there()
    {
        var check = await CheckAsync("missing.crt");

        check.Status.Should().Be(CheckStatus.Refused);
        check.Problems.Should().ContainSingle().Which.Message.Should().Contain("SmokeChecks.TrustedRoot").And.Contain(Path.Combine(_root, "missing.crt"));
        check.Problems[0].Next.Should().Contain("service:/path");
    }

    [Fact]
    public async Task So_is_a_file_that_holds_no_certificate()
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "root.crt"), "hello");

        (await CheckAsync("root.crt")).Problems.Should().ContainSingle().Which.Message.Should().Contain("not PEM");
    }

    [Fact]
    public async Task A_certificate_here_and_a_file_of_a_container_pass()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=root", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now, Now.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(_root, "root.crt"), certificate.ExportCertificatePem());

        foreach (var file in new[] { "root.crt", "caddy:/data/root.crt", null })
            (await CheckAsync(file)).Status.Should().Be(CheckStatus.Passed);
    }

    private async Task<CheckResult> CheckAsync(string? file)
    {
        var environment = Environment with { Smoke = Environment.Smoke! with { TrustedRoot = file } };
        using var registry = new RegistryClient();
        var report = await new PreflightRun(environment, _root, registry, TimeProvider.System).CheckKnownAsync(Subject() with { Environment = environment });
        return report.Checks.Single(x => x.Name == "trusted root");
    }
}
