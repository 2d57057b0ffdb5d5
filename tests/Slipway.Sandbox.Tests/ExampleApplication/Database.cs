using System.Security.Cryptography;

namespace Slipway.Sandbox.Tests.ExampleApplication;

/// <summary>A Postgres in a container, empty and gone after the test.</summary>
internal sealed class Database : IAsyncDisposable
{
    // Every character that a shell, Compose or a connection string could trip over.
    private const string Password = "p;'a\"s $s=\\";

    private readonly string _container;

    private Database(string container, int port) => (_container, Port) = (container, port);

    public int Port { get; }

    /// <summary>What the backend reads to find it.</summary>
    public Dictionary<string, string?> Variables => new(StringComparer.Ordinal)
    {
        ["DATABASE_HOST"] = "127.0.0.1",
        ["DATABASE_PORT"] = $"{Port}",
        ["DATABASE_NAME"] = "slipway",
        ["DATABASE_USER"] = "slipway",
        ["DATABASE_PASSWORD"] = Password,
    };

    public static async Task<Database> StartAsync(SandboxFixture sandbox)
    {
        var image = await sandbox.ImageAsync(SandboxImage.Postgres);
        var container = $"{sandbox.Name}-database-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
        await SandboxFixture.DockerAsync(
            "run", "--detach", "--name", container, "--label", $"dev.slipway.sandbox={sandbox.Name}",
            "--publish", "127.0.0.1::5432", "--tmpfs", "/var/lib/postgresql/data",
            "--env", "POSTGRES_DB=slipway", "--env", "POSTGRES_USER=slipway", "--env", $"POSTGRES_PASSWORD={Password}",
            "--health-cmd", "pg_isready --quiet --host=127.0.0.1 --username=slipway",
            "--health-start-period", "60s", "--health-start-interval", "100ms", image);
        while (await SandboxFixture.DockerAsync("inspect", "--format", "{{.State.Health.Status}}", container) != "healthy")
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        var address = await SandboxFixture.DockerAsync("port", container, "5432/tcp");
        return new(container, int.Parse(address[(address.LastIndexOf(':') + 1)..]));
    }

    /// <summary>Asks the database itself, with psql.</summary>
    public Task<string> QueryAsync(string sql) => SandboxFixture.DockerAsync(
        "exec", "--user", "postgres", _container, "psql", "--username=slipway", "--dbname=slipway", "--tuples-only", "--no-align", $"--command={sql}");

    public async ValueTask DisposeAsync() => await SandboxFixture.DockerAsync("rm", "--force", "--volumes", _container);
}
