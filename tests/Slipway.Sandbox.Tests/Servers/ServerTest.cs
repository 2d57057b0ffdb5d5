using Slipway.Sandbox;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Servers;

/// <summary>Tests with a connection to the sandbox's server.</summary>
[Collection(SandboxCollection.Name)]
public abstract class ServerTest(SandboxFixture sandbox) : IAsyncLifetime
{
    protected SandboxServer Host { get; private set; } = null!;

    protected ServerConnection Connection { get; private set; } = null!;

    protected SshCredentials Key { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await sandbox.ServerAsync();
        Key = SshCredentials.FromFile(sandbox.PrivateKeyFile);
        Connection = await ServerConnection.ConnectAsync(Host.Server, Key);
    }

    public async Task DisposeAsync() => await Connection.DisposeAsync();

    /// <summary>Runs a shell line on the server as root, beside SSH.</summary>
    protected Task<string> AsRootAsync(string line) => SandboxFixture.DockerAsync("exec", Host.Container, "sh", "-c", line);

    /// <summary>Waits until a shell line prints nothing; fails after ten seconds.</summary>
    protected async Task UntilNothingIsPrintedByAsync(string line)
    {
        for (var attempt = 0; await AsRootAsync($"{line} || true") is { Length: > 0 } left; attempt++)
        {
            attempt.Should().BeLessThan(50, "this is left: {0}", left);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
