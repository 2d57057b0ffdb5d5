using System.Net.Sockets;
using Slipway.Sandbox;

namespace Slipway.Sandbox.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class LocalSandboxTests(SandboxFixture fixture)
{
    // An image of one program, because without a deploy's forwarded port a server reaches no registry.
    private const string Sleeper = """
        tar -ch /usr/bin/sleep $(ldd /usr/bin/sleep | grep -o '/[^ ]*') 2>/dev/null | docker import - sleeper:1 &&
        docker run --detach --restart unless-stopped --name sleeper sleeper:1 /usr/bin/sleep infinity
        """;

    [Fact]
    public async Task Up_twice_reuses_everything()
    {
        await using var sandbox = await OwnSandbox.UpAsync(fixture);
        var before = await sandbox.ContainersAsync("{{.ID}} {{.CreatedAt}}");

        var again = await LocalSandbox.UpAsync(sandbox.Options);

        (await sandbox.ContainersAsync("{{.ID}} {{.CreatedAt}}")).Should().Be(before);
        again.Servers[0].Server.HostKeys.Should().Equal(sandbox.Running.Servers[0].Server.HostKeys);
        LocalSandbox.Find(sandbox.Options)!.Servers[0].Server.HostKeys.Should().Equal(again.Servers[0].Server.HostKeys);
    }

    [Fact]
    public async Task What_was_stopped_or_half_made_is_repaired()
    {
        await using var sandbox = await OwnSandbox.UpAsync(fixture);
        await SandboxFixture.DockerAsync("stop", "--time", "0", $"{sandbox.Options.Name}-registry");
        await SandboxFixture.DockerAsync("rm", "--force", sandbox.Running.Servers[0].Container);
        await SandboxFixture.DockerAsync("create", "--name", sandbox.Running.Servers[0].Container, "--label", $"dev.slipway.sandbox={sandbox.Options.Name}", SandboxImage.Registry.Local);

        var repaired = await LocalSandbox.UpAsync(sandbox.Options);

        (await BannerAsync(repaired.Servers[0])).Should().StartWith("SSH-2.0-");
        (await sandbox.ContainersAsync("{{.State}}")).Should().Be("running\nrunning\nrunning");
    }

    [Fact]
    public async Task Down_leaves_nothing_with_the_label()
    {
        await using var sandbox = await OwnSandbox.UpAsync(fixture);

        var built = $"localhost:{sandbox.Options.RegistryPort}/shop/app:1";
        await SandboxFixture.DockerAsync("tag", SandboxImage.Registry.Local, built);

        await LocalSandbox.DownAsync(sandbox.Options);

        (await SandboxFixture.DockerAsync("image", "ls", "--quiet", built)).Should().BeEmpty();

        (await sandbox.LeftAsync()).Should().BeEmpty();
        Directory.Exists(sandbox.Options.StateDirectory).Should().BeFalse();
        LocalSandbox.Find(sandbox.Options).Should().BeNull();
    }

    [Fact]
    public async Task A_server_comes_back_from_a_reboot_with_its_containers_keys_and_files()
    {
        var server = await fixture.ServerAsync("reboot");
        await SandboxFixture.DockerAsync("exec", server.Container, "sh", "-c", Sleeper);
        await SandboxFixture.DockerAsync("exec", "--user", "deploy", server.Container, "mkdir", "/opt/app");

        await SandboxFixture.DockerAsync("restart", "--time", "3", server.Container);
        await SandboxFixture.DockerAsync("exec", server.Container, "slipway-server-ready");

        (await SandboxFixture.DockerAsync("exec", server.Container, "docker", "inspect", "--format", "{{.State.Status}}", "sleeper")).Should().Be("running");
        (await SandboxFixture.DockerAsync("exec", server.Container, "ls", "/opt")).Should().Contain("app");
        (await BannerAsync(server)).Should().StartWith("SSH-2.0-");
    }

    [Fact]
    public async Task A_server_runs_an_engine_that_checks_health_at_once()
    {
        var server = await fixture.ServerAsync();

        var version = await SandboxFixture.DockerAsync("exec", server.Container, "docker", "version", "--format", "{{.Server.Version}}");

        int.Parse(version.Split('.')[0]).Should().BeGreaterThanOrEqualTo(25);
        (await SandboxFixture.DockerAsync("exec", server.Container, "docker", "info", "--format", "{{.Driver}}")).Should().Be("overlay2");
    }

    private static async Task<string> BannerAsync(SandboxServer server)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Server.Host, server.Server.Port);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync() ?? "";
    }
}
