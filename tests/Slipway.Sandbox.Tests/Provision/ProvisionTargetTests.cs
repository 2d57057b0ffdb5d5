using CliWrap;
using CliWrap.Buffered;
using Slipway.Provision;
using Slipway.Provision.Hetzner;

namespace Slipway.Sandbox.Tests.Provision;

/// <summary>What costs money, and what destroys, as it is typed.</summary>
public sealed class ProvisionTargetTests : IDisposable
{
    private readonly PretendHetzner _cloud = new();
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("slipway-provision-");

    public void Dispose()
    {
        _cloud.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_no_server_is_ordered_and_none_removed_not_even_by_root_in_CI()
    {
        _root.CreateSubdirectory(".nuke");
        var key = CloudHostKey.Create();
        var file = Path.Combine(_root.FullName, "id");
        await File.WriteAllTextAsync(file, key.PrivateKey.Reveal());

        var order = await RunAsync("Provision", "--create", "--ssh-key", file);

        order.ExitCode.Should().Be(2, order.StandardOutput + order.StandardError);
        order.StandardOutput.Should().Contain("costs 3.99 EUR a month").And.Contain("Make slipway-qa for 3.99 EUR a month").And.Contain("add --yes");
        _cloud.Requests.Should().NotBeEmpty().And.OnlyContain(x => x.StartsWith("GET ", StringComparison.Ordinal));

        using var servers = new HetznerServers(_cloud.Project);
        await servers.CreateAsync(await servers.PlanAsync(new CloudServerRequest { Application = "slipway", Environment = "qa", Name = "slipway-qa", Keys = [PublicKey.Parse(key.PublicKey, file)] }));
        var removal = await RunAsync("Deprovision");

        removal.ExitCode.Should().Be(2, removal.StandardOutput + removal.StandardError);
        removal.StandardOutput.Should().Contain("--server-name slipway-qa");
        _cloud.Requests.Should().NotContain(x => x.StartsWith("DELETE ", StringComparison.Ordinal));
    }

    private async Task<BufferedCommandResult> RunAsync(params string[] arguments) => await Cli.Wrap("dotnet")
        .WithArguments(["exec", SandboxFixture.Build, .. arguments, "--environment", "qa", "--root", _root.FullName, "--no-logo"])
        .WithWorkingDirectory(_root.FullName)
        .WithEnvironmentVariables(x => x.Set("CI", "true").Set("HCLOUD_TOKEN", PretendHetzner.Token).Set("HCLOUD_ENDPOINT", $"{_cloud.Project.Api}"))
        .WithStandardInputPipe(PipeSource.FromString(""))
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync();
}
