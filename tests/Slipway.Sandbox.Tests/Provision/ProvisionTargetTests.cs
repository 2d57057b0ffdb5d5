using Slipway.Provision;
using Slipway.Provision.Hetzner;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Provision;

/// <summary>What costs money, and what destroys, as it is typed.</summary>
public sealed class ProvisionTargetTests : IDisposable
{
    private readonly PretendHetzner _cloud = new();
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("slipway-key-");

    public void Dispose()
    {
        _cloud.Dispose();
        _keys.Delete(recursive: true);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_no_server_is_ordered_and_none_removed_not_even_by_root_in_CI()
    {
        var key = CloudHostKey.Create();
        var file = Path.Combine(_keys.FullName, "id");
        await File.WriteAllTextAsync(file, key.PrivateKey.Reveal());
        using var build = new TypedBuild(file);
        build.Variables["HCLOUD_TOKEN"] = PretendHetzner.Token;
        build.Variables["HCLOUD_ENDPOINT"] = $"{_cloud.Project.Api}";

        var order = await build.RunAsync("Provision", "--create");

        order.ExitCode.Should().Be(2, order.StandardOutput + order.StandardError);
        order.StandardOutput.Should().Contain("costs 3.99 EUR a month").And.Contain("Make slipway-qa for 3.99 EUR a month").And.Contain("add --yes");
        _cloud.Requests.Should().NotBeEmpty().And.OnlyContain(x => x.StartsWith("GET ", StringComparison.Ordinal));

        using var servers = new HetznerServers(_cloud.Project);
        await servers.CreateAsync(await servers.PlanAsync(new CloudServerRequest { Application = "slipway", Environment = "qa", Name = "slipway-qa", Keys = [PublicKey.Parse(key.PublicKey, file)] }));
        var removal = await build.RunAsync("Deprovision");

        removal.ExitCode.Should().Be(2, removal.StandardOutput + removal.StandardError);
        removal.StandardOutput.Should().Contain("--server-name slipway-qa");
        _cloud.Requests.Should().NotContain(x => x.StartsWith("DELETE ", StringComparison.Ordinal));

        new RecordedServer("203.0.113.10", ["SHA256:a"]).Write(build.Root, "qa");
        (await build.RunAsync("Deprovision", "--server-name", "slipway-qa")).ExitCode.Should().Be(0);
        RecordedServer.Find(build.Root, "qa").Should().BeNull("there is no such server any more");
    }
}
