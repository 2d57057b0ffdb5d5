using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Provision;

namespace Slipway.Tests.Provision;

public class ProvisionPlannerTests
{
    private static readonly PublicKey s_ann = PublicKey.Parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIann0123456789 ann@laptop", "a test");

    private static readonly ProvisionRequest s_request = new() { Application = "shop", Keys = [s_ann], Backup = new DatabaseBackup("db") };

    /// <summary>A cloud's server as it is born.</summary>
    private static readonly MachineFacts s_fresh = new()
    {
        Os = "debian", Version = "13", Codename = "trixie", Architecture = "amd64", HasSystemd = true, Memory = 4L << 30, OpenSsh = new Version(10, 0),
    };

    /// <summary>The same after every step.</summary>
    private static readonly MachineFacts s_ready = s_fresh with
    {
        Swap = 1, Engine = new Version(26, 1, 5), Compose = new Version(2, 26, 1), HasUser = true, UserHasDocker = true, Keys = [s_ann], HomeOwner = "deploy", FirewallStands = true, KeepsTime = true,
        Packages = [.. Packages.Missing(s_fresh, repository: null)],
        DaemonJson = DaemonSettings.Merge(null),
        Files = Facts(ProvisionFiles.Firewall(s_fresh), ProvisionFiles.Ssh(s_fresh), ProvisionFiles.Upgrades, ProvisionFiles.FirewallService).AddRange(Facts([.. ProvisionFiles.BackupFiles(s_request)])),
        Units = [.. ProvisionFiles.WantedUnits(s_request, s_fresh)],
        Sshd = ProvisionFiles.SshMeaning.ToImmutableDictionary(x => x.Key, x => x.Values[0]),
    };

    private static ImmutableDictionary<string, FileFact> Facts(params ManagedFile[] files) => files.ToImmutableDictionary(x => x.Path, x => x.Fact);

    private static ProvisionPlan Plan(MachineFacts facts, ProvisionRequest? request = null) => ProvisionPlanner.Plan(request ?? s_request, facts);

    private static string[] Kinds(MachineFacts facts, ProvisionRequest? request = null) => [.. Plan(facts, request).Steps.Select(x => x.GetType().Name)];

    [Fact]
    public void A_fresh_server_gets_everything_and_the_firewall_before_ssh_is_confined() => Kinds(s_fresh).Should().Equal(
        nameof(WriteDaemonSettings), nameof(InstallPackages), nameof(MakeUser), nameof(JoinDocker), nameof(AuthorizeKeys), nameof(MakeHome), nameof(RaiseFirewall), nameof(ConfineSsh),
        nameof(WriteFiles), nameof(MakeSwap), nameof(KeepTime), nameof(WriteFiles), nameof(WriteFiles), nameof(EnableUnits));

    [Fact]
    public void A_server_that_is_ready_gets_nothing()
    {
        Plan(s_ready).Steps.Should().BeEmpty();
        Plan(s_ready).Notes.Should().BeEmpty();
        Plan(s_ready).Print("qa").Should().Be("Plan for qa (debian 13 amd64, 4.3 GB of memory): nothing to do, the server is ready");
    }

    public static TheoryData<string, MachineFacts, string> Differences => new()
    {
        { "a package that was removed", s_ready with { Packages = s_ready.Packages.Remove("nftables") }, "install nftables" },
        { "an installation that was cut off", s_ready with { IsInterrupted = true }, "put an installation right that was cut off" },
        { "rules that are not in force", s_ready with { FirewallStands = false }, "let only 22, 80, 443 (tcp) and 443 (udp) in, published ports of containers included" },
        { "a firewall that nobody has confirmed", s_ready with { Unconfirmed = ["firewall"] }, "let only 22, 80, 443 (tcp) and 443 (udp) in, published ports of containers included" },
        { "passwords that are accepted again", s_ready with { Sshd = s_ready.Sshd.SetItem("passwordauthentication", "yes") }, "let only keys sign in (/etc/ssh/sshd_config.d/00-slipway.conf)" },
        { "a file that somebody has edited", s_ready with { Files = s_ready.Files.SetItem(ProvisionFiles.UpgradesFile, new FileFact("0", "644:root:root")) }, "install security updates every day (/etc/apt/apt.conf.d/52slipway)" },
        { "a file that others may write", s_ready with { Files = s_ready.Files.SetItem(ProvisionFiles.UpgradesFile, ProvisionFiles.Upgrades.Fact with { Rights = "666:root:root" }) }, "install security updates every day (/etc/apt/apt.conf.d/52slipway)" },
        { "a unit that was disabled", s_ready with { Units = s_ready.Units.Remove("docker.service") }, "start now and with the server: docker.service" },
        { "no swap", s_ready with { Swap = 0 }, "make 4.3 GB of swap (/swapfile)" },
        { "a directory of root's", s_ready with { HomeOwner = "root" }, "make /opt/shop, which belongs to deploy" },
        { "a key that is not there", s_ready with { Keys = [] }, "let 1 key sign in as deploy: ann@laptop" },
        { "logs without an end", s_ready with { DaemonJson = "{}", Containers = 2 }, "let Docker rotate the logs of containers (/etc/docker/daemon.json, what is in it stays); Docker restarts, and 2 containers are away meanwhile" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Each_difference_is_one_step(string what, MachineFacts facts, string step) =>
        Plan(facts).Steps.Should().ContainSingle(what).Which.Describe().Should().Be(step);

    [Theory]
    [InlineData("debian", "12", "bookworm", "9.2", "https://download.docker.com/linux/debian")]
    [InlineData("ubuntu", "22.04", "jammy", "8.9", "https://download.docker.com/linux/ubuntu")]
    [InlineData("ubuntu", "24.04", "noble", "9.6", "https://download.docker.com/linux/ubuntu")]
    public void A_system_whose_own_docker_is_too_old_gets_docker_s_own_with_its_key_and_fail2ban(string os, string version, string codename, string openSsh, string address)
    {
        var plan = Plan(s_fresh with { Os = os, Version = version, Codename = codename, OpenSsh = Version.Parse(openSsh) });

        var repository = plan.Steps[0].Should().BeOfType<AddDockerRepository>().Which.Repository;
        repository.Address.Should().Be(address);
        repository.Source.Content.Should().Contain($"URIs: {address}\nSuites: {codename}\nComponents: stable\nArchitectures: amd64\nSigned-By: /etc/apt/keyrings/docker.asc");
        plan.Steps.OfType<InstallPackages>().Single().Names.Should().Contain(["docker-ce", "containerd.io", "docker-compose-plugin", "fail2ban"]).And.NotContain("docker.io");
        plan.Steps.OfType<WriteFiles>().Should().Contain(x => x.Files.Contains(ProvisionFiles.SshJail));
        plan.Steps.OfType<ConfineSsh>().Single().Settings.Content.Should().NotContain("PerSourcePenalties", "an older sshd does not know it");
        plan.Steps.OfType<EnableUnits>().Single().Units.Should().Contain("fail2ban.service");
    }

    [Fact]
    public void Docker_s_key_is_compared_with_the_one_that_its_documentation_names()
    {
        var command = new AddDockerRepository(new DockerRepository("debian", "bookworm", "amd64")).Command(new AdminShell(IsRoot: true)).ToString();

        command.Should().Contain("9DC858229FC7DD38854AE2D88D81803C0EBFCD88").And.Contain("https://download.docker.com/linux/debian");
    }

    [Fact]
    public void A_docker_that_is_new_enough_stays_whoever_made_it()
    {
        var plan = Plan(s_ready with { Os = "ubuntu", Version = "24.04", Engine = new Version(28, 0), Packages = s_ready.Packages.Remove("docker.io") });

        plan.Steps.Should().BeEmpty();
    }

    [Fact]
    public void An_old_docker_is_not_replaced_under_its_containers() => FluentActions.Invoking(() => Plan(s_ready with { Engine = new Version(20, 10, 24) }))
        .Should().Throw<InvalidInputException>().WithMessage("*Docker Engine 20.10.24*25.0*stop its containers*apt-get remove docker.io*");

    [Theory]
    [InlineData("debian", "11")]
    [InlineData("ubuntu", "20.04")]
    [InlineData("fedora", "44")]
    public void Another_system_is_refused_with_those_that_would_do(string os, string version) => FluentActions.Invoking(() => Plan(s_fresh with { Os = os, Version = version }))
        .Should().Throw<InvalidInputException>().WithMessage($"*{os} {version}*Debian 12 and newer and Ubuntu 22.04 and newer*");

    [Fact]
    public void The_firewall_never_shuts_a_port_that_sshd_listens_on() =>
        ProvisionFiles.Firewall(s_fresh with { SshPorts = [2222, 22] }).Content.Should().Contain("tcp dport { 22, 80, 443, 2222 } accept");

    [Fact]
    public void A_container_keeps_the_swap_and_the_clock_of_its_machine()
    {
        var plan = Plan(s_fresh with { IsContainer = true });

        plan.Steps.Should().NotContain(x => x is MakeSwap || x is KeepTime);
        plan.Print("qa").Should().Contain("not done: swap and clock");
    }

    [Fact]
    public void Without_systemd_the_plan_says_what_does_not_come_back()
    {
        var plan = Plan(s_fresh with { HasSystemd = false });

        plan.Steps.Should().NotContain(x => x is EnableUnits).And.Contain(x => x is StartDocker);
        plan.Notes.Should().ContainSingle().Which.Should().Contain("do not come back after a reboot").And.Contain("no daily backup");
    }

    [Fact]
    public void Without_a_declared_database_nothing_is_backed_up_and_the_plan_says_so()
    {
        var plan = Plan(s_ready, s_request with { Backup = null });

        plan.Steps.Should().BeEmpty();
        plan.Notes.Should().ContainSingle().Which.Should().Contain("ContractFiles.Backup");
    }

    [Fact]
    public void Nobody_is_let_in_without_a_key() => FluentActions.Invoking(() => Plan(s_fresh, s_request with { Keys = [] }))
        .Should().Throw<InvalidInputException>().WithMessage("*--deploy-keys*");

    [Theory]
    [InlineData(null, """{"log-driver":"json-file","log-opts":{"max-size":"10m","max-file":"5"}}""")]
    [InlineData("""{"features":{"containerd-snapshotter":true},"log-opts":{"max-size":"50m"}}""", """{"features":{"containerd-snapshotter":true},"log-opts":{"max-size":"50m","max-file":"5"},"log-driver":"json-file"}""")]
    [InlineData("""{"log-driver":"local"}""", """{"log-driver":"local","log-opts":{"max-size":"10m","max-file":"5"}}""")]
    public void What_is_in_daemon_json_stays(string? current, string merged) =>
        DaemonSettings.Merge(current)!.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Should().Be(merged);

    [Theory]
    [InlineData("""{"log-driver":"json-file","log-opts":{"max-size":"1m","max-file":"2"}}""")]
    [InlineData("""{"log-driver":"journald"}""")]
    public void Somebody_s_own_choice_of_logs_is_left_alone(string current) => DaemonSettings.Merge(current).Should().BeNull();

    [Fact]
    public void A_daemon_json_that_is_none_is_an_error_that_names_it() =>
        FluentActions.Invoking(() => Plan(s_ready with { DaemonJson = "{ debug" })).Should().Throw<InvalidInputException>().WithMessage("*/etc/docker/daemon.json*");
}
