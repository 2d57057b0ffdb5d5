using System.Collections.Immutable;
using CliWrap;
using Slipway.Contracts;
using Slipway.Environments;
using Slipway.Health;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Images;
using Slipway.Servers;
using Slipway.Versioning;

namespace Slipway.Sandbox.Tests.Contracts;

/// <summary>A checkout of an application with a Postgres and SQL migrations, under a name of its own on a server that tests share.</summary>
internal sealed class Notes : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("slipway-notes-").FullName;
    private readonly SandboxFixture _sandbox;
    private readonly SandboxServer _server;

    private Notes(SandboxFixture sandbox, SandboxServer server, DeployEnvironment environment) => (_sandbox, _server, Environment) = (sandbox, server, environment);

    /// <summary>The environment; a test may change it.</summary>
    public DeployEnvironment Environment { get; set; }

    public ContractFiles Contract
    {
        get => Environment.Contract!;
        set => Environment = Environment with { Contract = value };
    }

    /// <summary>How patient the gate is.</summary>
    public GateOptions Gate { get; set; } = new();

    /// <summary>Everything that was logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Commands that the last deploy sent.</summary>
    public int RoundTrips { get; private set; }

    /// <summary>The checkout.</summary>
    public string Root => _root;

    public string Home => $"/opt/{Environment.Application}";

    public static async Task<Notes> CheckOutAsync(SandboxFixture sandbox, SandboxServer? on = null)
    {
        var server = on ?? await sandbox.ServerAsync("contracts");
        var environment = new DeployEnvironment
        {
            Name = "qa",
            Application = $"notes-{Guid.NewGuid():N}"[..13],
            Server = server.Server,
            ComposeFiles = ["compose.yml"],
            Registry = new Registry($"{sandbox.Registry}/notes"),
            Images = [],
            Stages = [new(StageKind.Infrastructure, ["db"]), new(StageKind.Backend, ["migrate", "app"])],
            Variables = ImmutableDictionary<string, string>.Empty
                .Add("DB_IMAGE", await sandbox.ImageAsync(SandboxImage.Postgres)).Add("APP_IMAGE", await sandbox.ImageAsync(SandboxImage.Redis)),
            Secrets = ImmutableDictionary<string, Secret>.Empty.Add("DB_PASSWORD", new Secret("s3a l1on'\"$ 7")),
            Contract = new ContractFiles
            {
                ApiDocument = "openapi.yaml", FrontendUse = "use.json", Migrations = "migrate/steps", MigrationService = "migrate", Backup = new DatabaseBackup("db"),
            },
        };
        var notes = new Notes(sandbox, server, environment);
        var source = Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "Applications", "notes");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            await notes.WriteAsync(Path.GetRelativePath(source, file), await File.ReadAllTextAsync(file));
        await notes.GitAsync("init", "--quiet", "--initial-branch", "develop");
        await notes.CommitAsync("feat: notes");
        return notes;
    }

    /// <summary>Writes a file; it counts once it is committed.</summary>
    public async Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    public async Task ChangeAsync(string file, string old, string @new)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(_root, file));
        text.Should().Contain(old);
        await WriteAsync(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public async Task CommitAsync(string message)
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Ann", "-c", "user.email=ann@notes.test", "commit", "--quiet", "--allow-empty", "--message", message);
    }

    public Task<Deployment> ConnectAsync() => Deployment.ConnectAsync(
        Environment, new DeploymentOptions { Credentials = SshCredentials.FromFile(_sandbox.PrivateKeyFile), Actor = "ann@laptop", Gate = Gate, Log = Log.Logger });

    /// <summary>The whole pipeline over one connection, checks included.</summary>
    public async Task<RolloutPlan> DeployAsync()
    {
        using var registry = new RegistryClient([Environment.Registry]);
        await using var deployment = await ConnectAsync();
        var (state, _) = await deployment.ExamineServerAsync();
        var source = await SourceVersion.ReadAsync(_root);
        var origin = new ReleaseOrigin(source.Version, source.Revision, "ann@laptop", TimeProvider.System.GetUtcNow());
        var bundle = await new ReleaseFactory(Environment, _root, registry.ResolveAsync).CreateAsync([], origin, state);
        var plan = await deployment.PlanAsync(bundle);
        await deployment.PreflightAsync(plan, bundle, new PreflightRun(Environment, _root, registry, TimeProvider.System));
        RoundTrips = deployment.Connection.RoundTrips;
        await deployment.DeployBackendAsync(plan, bundle);
        await deployment.PassGateAsync();
        await deployment.DeployFrontendAsync();
        await deployment.CompleteAsync((_, _) => Task.CompletedTask);
        return plan;
    }

    public async Task RollBackAsync(string wanted)
    {
        await using var deployment = await ConnectAsync();
        await deployment.RollBackAsync(await deployment.PlanRollbackAsync(wanted), (_, _) => Task.CompletedTask);
    }

    /// <summary>What Doctor says.</summary>
    public async Task<PreflightReport> ExamineAsync()
    {
        using var registry = new RegistryClient([Environment.Registry]);
        await using var deployment = await ConnectAsync();
        return await new Examination(Environment, _root, registry, TimeProvider.System).RunAsync(
            _ => Task.FromResult(ImmutableArray<BuiltImage>.Empty), _ => Task.FromResult(deployment));
    }

    public async Task<string?> ServingAsync()
    {
        await using var deployment = await ConnectAsync();
        return (await deployment.StateAsync()).Current?.Id;
    }

    /// <summary>Asks the database itself.</summary>
    public Task<string> QueryAsync(string sql, string database = "notes") => SandboxFixture.DockerAsync(
        "exec", _server.Container, "docker", "exec", $"{Environment.Application}-db-1", "psql", "--username=notes", $"--dbname={database}", "--tuples-only", "--no-align", $"--command={sql}");

    public Task<string> OnServerAsync(string line) => SandboxFixture.DockerAsync("exec", _server.Container, "sh", "-c", line);

    /// <summary>All that could have been changed: files with sizes and times (an empty folder for backups left out), containers with their ids, and the schema.</summary>
    public async Task<string> EverythingAsync() => string.Join('\n',
        await OnServerAsync($"find {Home} ! -name 'lock*' ! -name audit.jsonl ! -name backups ! -path {Home} -printf '%p %s %T@\\n' | sort"),
        await OnServerAsync($"docker ps --all --no-trunc --filter label=com.docker.compose.project={Environment.Application} --format '{{{{.ID}}}} {{{{.State}}}}' | sort"),
        await QueryAsync("select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2"));

    public async ValueTask DisposeAsync()
    {
        var label = $"label=com.docker.compose.project={Environment.Application}";
        await OnServerAsync(
            $"docker ps -aq --filter {label} | xargs -r docker rm --force --volumes; docker volume ls -q --filter {label} | xargs -r docker volume rm; docker network ls -q --filter {label} | xargs -r docker network rm; rm -rf {Home}");
        Directory.Delete(_root, recursive: true);
    }

    private Task GitAsync(params string[] arguments) => Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(_root).ExecuteAsync();
}
