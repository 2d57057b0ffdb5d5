using System.Collections.Immutable;
using Serilog;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Compose;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Preflight;

/// <summary>What Doctor finds on a real server, with Compose files that Compose itself reads.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ExaminationTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private readonly ComposeFolder _folder = new();
    private readonly string _application = $"clinic-{Guid.NewGuid():N}"[..13];
    private SandboxServer _server = null!;
    private DeployEnvironment _environment = null!;
    private TimeProvider _time = TimeProvider.System;
    private int _roundTrips;

    private string Directory => $"/opt/{_application}";

    public async Task InitializeAsync()
    {
        _server = await sandbox.ServerAsync();
        _environment = new DeployEnvironment
        {
            Name = "qa",
            Application = _application,
            Server = _server.Server,
            ComposeFiles = ["compose.yaml"],
            Registry = new Registry($"{sandbox.Registry}/clinic"),
            Images = [],
            Stages = [new(StageKind.Infrastructure, ["db"])],
            EnvFile = ".env.qa",
            Variables = ComposeFolder.Variables(("DB_IMAGE", await sandbox.ImageAsync(SandboxImage.Redis))),
        };
        _folder.With(".env.qa", "GREETING=Good day, everybody\nDB_PASSWORD=4f9d0c7ab2 e1").With("compose.yaml", Compose());
    }

    public async Task DisposeAsync()
    {
        await AsRootAsync($"umount {Directory} 2>/dev/null; rm -rf {Directory} /srv/{_application}");
        _folder.Dispose();
    }

    [Fact]
    public async Task A_server_that_is_in_order_is_asked_once_and_nothing_on_it_is_changed()
    {
        var report = await ExamineAsync();

        report.IsRefused.Should().BeFalse(string.Join('\n', report.Lines()));
        _roundTrips.Should().Be(1);
        report.Checks.Where(x => x.Status == CheckStatus.Skipped).Select(x => x.Name).Should().BeEquivalentTo("DNS", "ports 80 and 443 from here", "certificates");
        Seen(report, "Docker and Compose").Should().MatchRegex("Engine [0-9]+.*, Compose [0-9]+");
        Seen(report, "disk space").Should().MatchRegex("[0-9] (GB|TB) free, [0-9.]+ (kB|MB) to download");
        Seen(report, "images in the registry").Should().Be("1 to pull");
        (await AsRootAsync($"ls {Directory} 2>&1 || true")).Should().Contain("No such file");
    }

    [Fact]
    public async Task Ports_that_an_empty_list_in_an_override_does_not_clear_are_refused_and_a_reset_clears_them()
    {
        _folder.With("compose.yaml", Compose("ports: ['5432:5432']")).With("compose.qa.yaml", "services: { db: { ports: [] } }");
        _environment = _environment with { ComposeFiles = ["compose.yaml", "compose.qa.yaml"] };

        Refused(await ExamineAsync(), "published ports").Next.Should().Contain("!reset");

        _folder.With("compose.qa.yaml", "services: { db: { ports: !reset [] } }");
        (await ExamineAsync()).IsRefused.Should().BeFalse();
    }

    [Fact]
    public async Task A_mandatory_variable_that_nobody_set_is_refused_by_name_and_everything_else_is_still_looked_at()
    {
        _folder.With(".env.qa", "GREETING=Good day, everybody");

        var report = await ExamineAsync();

        Refused(report, "Compose files").Message.Should().Contain("DB_PASSWORD").And.Contain("service db");
        report.Checks.Single(x => x.Name == "disk space").Status.Should().Be(CheckStatus.Passed);
        report.Checks.Single(x => x.Name == "passwords").Status.Should().Be(CheckStatus.Passed, "what stands in its place is nobody's password");
    }

    [Fact]
    public async Task A_variable_that_the_application_itself_requires_is_refused_when_it_is_empty()
    {
        _folder.With("compose.yaml", Compose("labels: { dev.slipway.requires: 'GREETING API_KEY' }"));

        Refused(await ExamineAsync(), "variables that applications require").Message.Should().Contain("gets no API_KEY");
    }

    [Fact]
    public async Task A_deploy_with_a_password_that_everybody_knows_is_refused_before_the_server_is_changed()
    {
        _folder.With(".env.qa", "GREETING=hello\nDB_PASSWORD=changeme");
        using var registry = new RegistryClient([_environment.Registry]);
        await using var deployment = await ConnectAsync();
        var (state, _) = await deployment.ExamineServerAsync();
        var origin = new ReleaseOrigin("1.0.0", new string('a', 40), "ann@laptop", TimeProvider.System.GetUtcNow());
        var bundle = await new ReleaseFactory(_environment, _folder.Root, registry.ResolveAsync).CreateAsync([], origin, state);
        var plan = await deployment.PlanAsync(bundle);

        var check = () => deployment.PreflightAsync(plan, bundle, new PreflightRun(_environment, _folder.Root, registry, TimeProvider.System));

        (await check.Should().ThrowAsync<PreflightException>()).Which.Message.Should().Contain("DB_PASSWORD").And.StartWith("Nothing was changed");
        deployment.Connection.RoundTrips.Should().Be(1);
        (await AsRootAsync($"ls {Directory} 2>&1 || true")).Should().Contain("No such file");
    }

    [Fact]
    public async Task A_path_of_the_server_that_is_not_there_is_refused_until_it_is()
    {
        _folder.With("compose.yaml", Compose($"volumes: ['/srv/{_application}:/models:ro']"));

        Refused(await ExamineAsync(), "what is mounted exists").Message.Should().Contain($"has no /srv/{_application}");

        await AsRootAsync($"mkdir /srv/{_application}");
        (await ExamineAsync()).IsRefused.Should().BeFalse();
    }

    [Fact]
    public async Task A_file_of_the_repository_that_is_not_there_is_refused()
    {
        _folder.With("compose.yaml", Compose("volumes: ['./redis.conf:/etc/redis.conf:ro']"));

        Refused(await ExamineAsync(), "images and mounts").Message.Should().Contain("redis.conf, mounted by service db, does not exist");
    }

    [Fact]
    public async Task A_clock_that_is_a_minute_and_a_half_off_is_refused()
    {
        _time = new Shifted(TimeSpan.FromSeconds(-90));

        Refused(await ExamineAsync(), "clock").Message.Should().MatchRegex("clock of .* is ([6-9][0-9]|1[01][0-9]) s ahead of this machine's", "a slow answer says when it was given only to within half of what it took");
    }

    [Fact]
    public async Task A_pull_that_the_disk_cannot_hold_is_refused_and_the_server_is_asked_what_pruning_would_free()
    {
        using var registry = new RegistryClient([_environment.Registry]);
        await using var deployment = await ConnectAsync();
        var (state, facts) = await deployment.ExamineServerAsync();
        var huge = new ImageFacts("clinic/huge@sha256:1") { Platforms = [facts.Platform], Layers = [new ImageLayer("sha256:a", facts.DockerDisk!.FreeBytes / 2)] };
        var known = new PreflightSubject { Environment = _environment, State = state, Server = facts, Images = [huge], Now = _time.GetUtcNow() };

        var report = await new PreflightRun(_environment, _folder.Root, registry, TimeProvider.System).CheckAsync(known, deployment, []);

        Refused(report, "disk space").Message.Should().Contain("where Docker keeps its images").And.Contain("Prune would");
        deployment.Connection.RoundTrips.Should().Be(2);
    }

    [Fact]
    public async Task A_disk_that_cannot_hold_the_release_s_own_files_is_refused()
    {
        await AsRootAsync($"mkdir {Directory} && mount -t tmpfs -o size=1m,mode=777 tmpfs {Directory}");

        Refused(await ExamineAsync(), "disk space").Message.Should().Contain($"left on {Directory}");
    }

    [Fact]
    public async Task A_directory_that_belongs_to_root_is_refused()
    {
        await AsRootAsync($"mkdir -p {Directory}/files && chown deploy {Directory}");

        Refused(await ExamineAsync(), "directory").Next.Should().Be($"on the server: sudo chown -R deploy {Directory}");
    }

    [Fact]
    public async Task A_port_that_something_else_holds_is_refused()
    {
        _folder.With("compose.yaml", Compose("ports: ['22:6379']"));
        _environment = _environment with { Stages = [new(StageKind.Edge, ["db"])] };

        Refused(await ExamineAsync(), "ports of the server").Message.Should().Contain("Port 22").And.Contain("the service db publishes");
    }

    [Fact]
    public async Task A_port_that_Docker_was_left_holding_for_no_container_is_refused_with_what_lets_go_of_it()
    {
        _folder.With("compose.yaml", Compose("ports: ['8099:6379']"));
        _environment = _environment with { Stages = [new(StageKind.Edge, ["db"])] };
        await AsRootAsync("setsid docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8099 -container-ip 172.17.255.254 -container-port 6379 3>/dev/null >/dev/null 2>&1 & timeout 30 sh -c 'until ss -ltn | grep -q :8099; do sleep 0.1; done'");
        try
        {
            var refused = Refused(await ExamineAsync(), "ports of the server");

            refused.Message.Should().Contain("Port 8099").And.Contain("is held by Docker itself on 0.0.0.0, for no container that is there");
            refused.Next.Should().StartWith("on the server: sudo systemctl restart docker");
        }
        finally
        {
            await AsRootAsync("pkill -f 'docker-prox[y].*8099'");
        }
    }

    [Fact]
    public async Task Images_for_another_processor_than_the_server_has_are_refused()
    {
        _environment = _environment with { Platform = "linux/riscv64" };

        Refused(await ExamineAsync(), "CPU architecture").Message.Should().Contain("images are built for linux/riscv64");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_finding_beside_what_the_files_say()
    {
        _environment = _environment with { Server = _environment.Server with { HostKeys = ["SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] } };

        var report = await ExamineAsync();

        Refused(report, "connection").Message.Should().Contain("host key");
        report.Checks.Single(x => x.Name == "passwords").Status.Should().Be(CheckStatus.Passed);
        report.Checks.Single(x => x.Name == "clock").Seen.Should().StartWith("not checked");
    }

    private static string Seen(PreflightReport report, string check) => report.Checks.Single(x => x.Name == check).Seen;

    private static Problem Refused(PreflightReport report, string check) =>
        report.Checks.Single(x => x.Name == check).Problems.Should().ContainSingle(x => x.Severity == Severity.Refuse).Which;

    private static string Compose(string more = "") =>
        $$"""
        services:
          db:
            image: ${DB_IMAGE:?}
            mem_limit: 64m
            environment: { GREETING: "${GREETING:?}", DB_PASSWORD: "${DB_PASSWORD:?}" }
            {{more}}
        """;

    private async Task<PreflightReport> ExamineAsync()
    {
        using var registry = new RegistryClient([_environment.Registry]);
        Deployment? deployment = null;
        var report = await new Examination(_environment, _folder.Root, registry, _time).RunAsync(
            _ => Task.FromResult(ImmutableArray<BuiltImage>.Empty), async _ => deployment = await ConnectAsync());
        if (deployment is not null)
        {
            _roundTrips = deployment.Connection.RoundTrips;
            await deployment.DisposeAsync();
        }

        return report;
    }

    private Task<Deployment> ConnectAsync() => Deployment.ConnectAsync(_environment, new DeploymentOptions
    {
        Credentials = SshCredentials.FromFile(sandbox.PrivateKeyFile), Actor = "ann@laptop", Log = Log.Logger, Time = _time,
    });

    private Task<string> AsRootAsync(string line) => SandboxFixture.DockerAsync("exec", _server.Container, "sh", "-c", line);

    /// <summary>This machine's clock, were it wrong.</summary>
    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
