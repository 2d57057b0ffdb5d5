using Slipway.Provision;

namespace Slipway.Tests.Provision;

public class FactsScriptTests
{
    private const string Answer =
        """
        os debian 13 trixie
        architecture amd64
        systemd
        memory 3902020
        swap 0
        engine 26.1.5+dfsg1
        compose 2.26.1-4
        containers 3
        package docker.io
        package nftables
        user
        user-has-docker
        key # Ann's
        key ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIann ann@laptop
        key from="10.0.0.0/8" ssh-rsa AAAAB3NzaC1yc2Ebob bob
        home deploy
        daemon eyJkZWJ1ZyI6dHJ1ZX0=
        file 0123 644:root:root /etc/with a space
        unit docker.service
        firewall
        sshd port 22
        sshd port 2222
        sshd passwordauthentication no
        sshd port 22
        openssh OpenSSH_10.0p2 Debian-7, OpenSSL 3.5.1
        hostkey ED25519 SHA256:abc
        hostkey ECDSA SHA256:def
        time
        unconfirmed ssh
        """;

    [Fact]
    public void The_answer_is_read_as_facts()
    {
        var facts = FactsScript.Parse(Answer);

        facts.Should().BeEquivalentTo(new
        {
            Os = "debian", Version = "13", Codename = "trixie", Architecture = "amd64", HasSystemd = true, IsContainer = false, HasAppArmor = false,
            Memory = 3902020L * 1024, Swap = 0L, Engine = new Version(26, 1, 5), Compose = new Version(2, 26, 1), Containers = 3, IsInterrupted = false, HasUser = true,
            UserHasDocker = true, HomeOwner = "deploy", DaemonJson = """{"debug":true}""", FirewallStands = true, OpenSsh = new Version(10, 0), KeepsTime = true,
        });
        facts.Packages.Should().BeEquivalentTo("docker.io", "nftables");
        facts.Keys.Select(x => x.Key).Should().Equal("AAAAC3NzaC1lZDI1NTE5AAAAIann", "AAAAB3NzaC1yc2Ebob");
        facts.Files["/etc/with a space"].Should().Be(new FileFact("0123", "644:root:root"));
        facts.Units.Should().Equal("docker.service");
        facts.SshPorts.Should().Equal(22, 2222);
        facts.Sshd.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("passwordauthentication", "no"));
        facts.HostKeys.Should().Equal(new Dictionary<string, string> { ["ECDSA"] = "SHA256:def", ["ED25519"] = "SHA256:abc" });
        facts.Unconfirmed.Should().Equal("ssh");
    }

    [Fact]
    public void A_server_that_has_nothing_is_one_without_anything()
    {
        var facts = FactsScript.Parse("os debian 12 bookworm\narchitecture arm64\nmemory 1000\nswap 0\ncompose \ncontainers 0\nopenssh OpenSSH_9.2p1\n");

        facts.Engine.Should().BeNull();
        facts.Compose.Should().BeNull();
        facts.SshPorts.Should().Equal(22);
        facts.OpenSsh.Should().Be(new Version(9, 2));
        facts.DaemonJson.Should().BeNull();
    }

    [Fact]
    public void What_is_no_answer_is_an_error() => FluentActions.Invoking(() => FactsScript.Parse("bash: command not found")).Should().Throw<SlipwayException>().WithMessage("*does not say what system it is*");

    [Fact]
    public void Who_is_not_root_asks_through_sudo_and_the_script_still_travels_on_standard_input()
    {
        var request = new ProvisionRequest { Application = "shop", Keys = [] };

        FactsScript.Ask(new AdminShell(IsRoot: false), request).ToString().Should().StartWith("sudo -n sh -s -- shop deploy ").And.NotContain("os-release");
        FactsScript.Ask(new AdminShell(IsRoot: true), request).ToString().Should().StartWith("sh -s -- shop deploy ").And.NotContain("os-release");
    }
}
