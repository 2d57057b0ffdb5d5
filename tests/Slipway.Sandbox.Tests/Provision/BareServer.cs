using System.Net;
using System.Net.Sockets;
using Slipway.Provision;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Provision;

/// <summary>A fresh server that nobody has made ready: sshd, apt, systemd, and one key of root's. It goes with its sandbox.</summary>
internal sealed class BareServer : IAsyncDisposable
{
    private readonly SandboxFixture _sandbox;

    private BareServer(SandboxFixture sandbox, Server root) => (_sandbox, Root) = (sandbox, root);

    /// <summary>The server as root reaches it.</summary>
    public Server Root { get; }

    /// <summary>The container that is the server.</summary>
    public string Container => ContainerOf(_sandbox);

    /// <summary>The server as deploys reach it, once it is ready.</summary>
    public SandboxServer ForDeploys => new(Root with { User = "deploy" }, Container, HttpPort: 80, HttpsPort: 443);

    public SshCredentials Credentials => SshCredentials.FromFile(_sandbox.PrivateKeyFile);

    public static async Task<BareServer> UpAsync(SandboxFixture sandbox)
    {
        await SandboxImages.EnsureAsync(new() { Root = SandboxFixture.Root, Confirm = (_, _) => Task.FromResult(Environment.IsPrivilegedProcess) }, [SandboxImage.Bare]);
        // The pair is made with the first server; here there may be none yet.
        await sandbox.ServerAsync("contracts");
        var (container, address) = (ContainerOf(sandbox), sandbox.NextAddress());
        var label = $"dev.slipway.sandbox={sandbox.Name}";
        await SandboxFixture.DockerAsync("volume", "create", "--label", label, $"{container}-docker");
        await SandboxFixture.DockerAsync(
            "run", "--detach", "--name", container, "--hostname", "bare", "--network", sandbox.Name, "--label", label,
            "--privileged", "--cgroupns", "private", "--volume", $"{container}-docker:/var/lib/docker", "--publish", $"{address}:2222:22",
            "--env", $"AUTHORIZED_KEY={PublicKey.Of(SshCredentials.FromFile(sandbox.PrivateKeyFile)).Single()}", SandboxImage.Bare.Local);
        await SandboxFixture.DockerAsync("exec", container, "timeout", "60", "sh", "-c", "until systemctl is-active --quiet ssh; do sleep 0.1; done");
        var keys = HostKey.Parse(await SandboxFixture.DockerAsync("exec", container, "sh", "-c", "cat /etc/ssh/ssh_host_*_key.pub"));
        return new BareServer(sandbox, new Server("bare", address) { Port = 2222, User = "root", HostKeys = [.. keys.Select(x => x.Fingerprint)] });
    }

    public Task<string> RunAsync(string line) => SandboxFixture.DockerAsync("exec", Container, "sh", "-c", line);

    public Task<Provisioning> ConnectAsync(ProvisionRequest request) => Provisioning.ConnectAsync(request, Root, Credentials, Serilog.Core.Logger.None, "ann@laptop");

    /// <summary>Off and on again; ends when sshd answers and Docker has brought containers back.</summary>
    public async Task RebootAsync()
    {
        await SandboxFixture.DockerAsync("restart", "--time", "20", Container);
        await RunAsync("timeout 60 sh -c 'until systemctl is-active --quiet ssh && [ $(docker ps --quiet --filter status=running 2>/dev/null | wc -l) -gt 0 ]; do sleep 0.1; done'");
    }

    /// <summary>Waits, for a minute at most, until a port takes connections from another machine.</summary>
    public async Task UntilOpenAsync(int port)
    {
        for (var i = 0; i < 120 && (await OpenPortsAsync([port])).Length == 0; i++)
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
    }

    /// <summary>Those of the ports that take connections from another machine.</summary>
    public async Task<int[]> OpenPortsAsync(IEnumerable<int> ports)
    {
        var address = IPAddress.Parse(await SandboxFixture.DockerAsync("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", Container));
        var open = new List<int>();
        // Not all at once, or a busy machine drops what it should answer.
        foreach (var some in ports.Distinct().Chunk(600))
            open.AddRange((await Task.WhenAll(some.Select(async x => (Port: x, IsOpen: await IsOpenAsync(address, x))))).Where(x => x.IsOpen).Select(x => x.Port));
        return [.. open.Order()];
    }

    public async ValueTask DisposeAsync()
    {
        await SandboxFixture.DockerAsync("rm", "--force", "--volumes", Container);
        await SandboxFixture.DockerAsync("volume", "rm", "--force", $"{Container}-docker");
    }

    private static string ContainerOf(SandboxFixture sandbox) => $"{sandbox.Name}-bare";

    private static async Task<bool> IsOpenAsync(IPAddress address, int port)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await client.ConnectAsync(address, port, patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
