using Slipway.Sandbox;

namespace Slipway.Tests.Sandbox;

public sealed class EngineInstallTests
{
    [Fact]
    public void Debian_12_takes_its_engine_from_the_newer_suite()
        => EngineInstall.For(new("debian", "12", "bookworm"))!.Suite.Should().Be("trixie");

    [Fact]
    public void Debian_12_keeps_its_own_iptables_because_the_newer_one_needs_the_newer_C_library()
        => EngineInstall.For(new("debian", "12", "bookworm"))!.Packages.Should().Contain("docker.io/trixie").And.Contain("iptables");

    [Theory]
    [InlineData("13", "trixie")]
    [InlineData("", "forky")]
    public void A_newer_Debian_takes_its_own(string version, string codename)
        => EngineInstall.For(new("debian", version, codename))!.Suite.Should().BeNull();

    [Fact]
    public void Ubuntu_takes_its_own_under_its_own_names()
        => EngineInstall.For(new("ubuntu", "24.04", "noble"))!.Packages.Should().Contain("docker-compose-v2");

    [Fact]
    public void Elsewhere_nothing_is_installed()
        => EngineInstall.For(new("fedora", "42", "")).Should().BeNull();

    [Fact]
    public void The_machine_is_told_by_its_os_release()
        => OsRelease.Parse("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nID=debian\n")
            .Should().Be(new OsRelease("debian", "12", "bookworm"));

    [Theory]
    [InlineData("26.1.5+dfsg1", "26.1.5")]
    [InlineData("v2.26.1-4", "2.26.1")]
    [InlineData("2.26.1-4", "2.26.1")]
    [InlineData("github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3", "0.13.1")]
    [InlineData("github.com/docker/buildx v0.29.0 abcdef", "0.29.0")]
    public void Versions_are_read_as_each_distribution_writes_them(string text, string version)
        => EngineVersions.Parse(text).Should().Be(Version.Parse(version));

    [Theory]
    [InlineData("")]
    [InlineData("Cannot connect to the Docker daemon")]
    public void Where_no_version_is_there_is_none(string text)
        => EngineVersions.Parse(text).Should().BeNull();
}
