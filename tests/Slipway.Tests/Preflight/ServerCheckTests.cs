using Slipway.Preflight;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;
using Slipway.Releases;

namespace Slipway.Tests.Preflight;

public sealed class ServerCheckTests : CheckTest
{
    private const string Caddy = """ "caddy": { "image": "x", "ports": [ { "target": 80, "published": "80", "protocol": "tcp" } ] } """;

    [Theory]
    [InlineData("24.0.9", "2.26.1", "Engine on deploy@203.0.113.10 is 24.0.9; 25.0 or newer")]
    [InlineData("26.1.5+dfsg1", "2.20.3", "Compose on deploy@203.0.113.10 is 2.20.3; 2.24 or newer")]
    [InlineData("26.1.5", "", "has no Compose plugin")]
    [InlineData("", "2.26.1", "cannot use Docker on deploy@203.0.113.10")]
    public void A_docker_that_is_too_old_or_not_there_is_refused(string engine, string compose, string message) =>
        FindOne(new VersionsCheck(), Subject() with { Server = new ServerFacts { EngineVersion = engine, ComposeVersion = compose } })
            .Should().BeEquivalentTo(new { Severity = Severity.Refuse }, x => x.ExcludingMissingMembers()).And.Subject.As<Problem>().Message.Should().Contain(message);

    [Theory]
    [InlineData("29.0.1", "5.0.0")]
    [InlineData("26.1.5+dfsg1", "2.26.1-4")]
    public void A_docker_that_is_new_enough_is_fine(string engine, string compose) =>
        Find(new VersionsCheck(), Subject() with { Server = new ServerFacts { EngineVersion = engine, ComposeVersion = compose } }).Should().BeEmpty();

    [Theory]
    [InlineData(-61, Severity.Refuse, "61 s behind")]
    [InlineData(300, Severity.Refuse, "300 s ahead of")]
    [InlineData(10, Severity.Warn, "10 s ahead of")]
    public void A_clock_that_is_off_is_refused_when_a_registry_s_token_would_not_outlive_it(int seconds, Severity severity, string message)
    {
        var subject = Subject();

        var problem = FindOne(new ClockCheck(), subject with { Server = subject.Server! with { ClockAhead = TimeSpan.FromSeconds(seconds) } });

        problem.Severity.Should().Be(severity);
        problem.Message.Should().Contain(message);
    }

    [Fact]
    public void A_directory_that_is_not_the_deploy_user_s_is_refused()
    {
        var subject = Subject();

        FindOne(new DirectoryCheck(), subject with { Server = subject.Server! with { Writable = subject.Server.Writable.Add("/opt/shop/files", false) } })
            .Next.Should().Be("on the server: sudo chown -R deploy /opt/shop");
    }

    [Fact]
    public void Services_that_may_use_more_memory_than_there_is_are_worth_knowing() =>
        FindOne(new MemoryCheck(), Subject(""" "db": { "image": "x", "mem_limit": "5000000000" } """)).Message.Should().StartWith("The services may use 5 GB together");

    [Fact]
    public void A_port_that_another_process_holds_is_refused_with_its_name()
    {
        var problem = FindOne(new HostPortsCheck(), WithServer(Caddy, x => x with { Listeners = [new Listener("0.0.0.0", 80, "nginx")] }));

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Message.Should().Contain("Port 80").And.Contain("the service caddy publishes").And.Contain("held by nginx");
    }

    [Fact]
    public void A_port_that_docker_holds_for_no_container_is_refused_with_what_frees_it()
    {
        var problem = FindOne(new HostPortsCheck(), WithServer(Caddy, x => x with { Listeners = [new Listener("0.0.0.0", 80, Listener.Docker)] }));

        problem.Message.Should().Contain("held by Docker itself");
        problem.Next.Should().Contain("sudo systemctl restart docker");
    }

    [Fact]
    public void A_port_that_a_container_of_somebody_else_holds_is_refused_with_the_container() =>
        FindOne(new HostPortsCheck(), WithServer(Caddy, x => x with { ContainerPorts = [new ContainerPort("old-proxy-1", "old", 80)] }))
            .Message.Should().Contain("held by the container old-proxy-1 of old");

    [Fact]
    public void A_port_that_the_application_itself_holds_is_fine() =>
        Find(new HostPortsCheck(), WithServer(Caddy, x => x with
        {
            ContainerPorts = [new ContainerPort("shop-caddy-1", "shop", 80)], Listeners = [new Listener("0.0.0.0", 80, "docker-proxy")],
        })).Should().BeEmpty();

    [Fact]
    public void A_listener_on_another_address_does_not_meet_a_port_of_loopback() =>
        Find(new HostPortsCheck(), WithServer(
            """ "db": { "image": "x", "ports": [ { "target": 5432, "published": "5432", "host_ip": "127.0.0.1", "protocol": "tcp" } ] } """,
            x => x with { Listeners = [new Listener("10.0.0.2", 5432, null)] })).Should().BeEmpty();

    [Theory]
    [InlineData("net.ipv4.tcp_migrate_req", true)]
    [InlineData("net.ipv4.ip_forward", false)]
    [InlineData("net.ipv4.conf.eth0.rp_filter", false)]
    [InlineData("kernel.msgmax", false)]
    public void A_setting_that_the_kernel_of_the_server_lacks_is_refused(string setting, bool isRefused)
    {
        var subject = Subject($$""" "caddy": { "image": "x", "sysctls": { "{{setting}}": "1" } } """);

        var problems = Find(new KernelSettingsCheck(), subject with { Server = subject.Server! with { KernelSettings = ["net.ipv4.ip_forward", "net.ipv4.conf", "kernel.msgmax"] } });

        problems.Should().HaveCount(isRefused ? 1 : 0).And.OnlyContain(x => x.Severity == Severity.Refuse && x.Message.Contains($"caddy sets {setting}"));
        Find(new KernelSettingsCheck(), subject).Should().BeEmpty("what is not known is not refused");
    }

    [Theory]
    [InlineData(null, null, "No daily backup was taken since 2026-05-01 00:00:00Z; the newest is none.")]
    [InlineData("20260502T023000Z", null, "No daily backup was taken since 2026-05-02 02:30:00Z")]
    [InlineData("20260503T023000Z", "2026-05-04T02:30:00Z", "The daily backup of 2026-05-04 02:30:00Z failed; the newest is of 2026-05-03 02:30:00Z.")]
    [InlineData("20260504T023000Z", "2026-05-03T02:30:00Z", null)]
    [InlineData("20260503T083000Z", null, null)]
    public void A_daily_backup_that_failed_or_was_not_taken_is_a_warning(string? last, string? failed, string? message) =>
        Find(new DailyBackupCheck(), Backups("since 2026-05-01T00:00:00Z", $"last {last ?? "*"}-daily.dump", "first 2026-04-01T12:00:00.1234567+00:00", failed is null ? "" : $"failed {failed}"))
            .Should().HaveCount(message is null ? 0 : 1).And.OnlyContain(x => x.Severity == Severity.Warn && x.Message.StartsWith(message!));

    [Fact]
    public void Where_nothing_was_deployed_yet_no_daily_backup_is_missed() =>
        Find(new DailyBackupCheck(), Backups("since 2026-05-01T00:00:00Z", "last *-daily.dump")).Should().BeEmpty();

    private PreflightSubject Backups(params string[] lines) => Subject() with { State = StateScript.Parse($"\n@@slipway:daily-backup\n{string.Join('\n', lines)}\n") };

    private PreflightSubject WithServer(string services, Func<ServerFacts, ServerFacts> change) => Subject(services) is var subject
        ? subject with { Server = change(subject.Server!) }
        : subject;
}
