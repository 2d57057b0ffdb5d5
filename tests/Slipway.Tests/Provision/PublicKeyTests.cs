using Slipway.Provision;
using Slipway.Provision.Hetzner;

namespace Slipway.Tests.Provision;

public class PublicKeyTests
{
    [Fact]
    public void A_key_is_itself_whoever_it_is_called_after()
    {
        var key = PublicKey.Parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIann ann@laptop\n", "a.pub");

        key.Should().Be(PublicKey.Parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIann", "b.pub"));
        key.ToString().Should().Be("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIann ann@laptop");
    }

    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----")]
    [InlineData("ssh-ed25519 AAAA\nssh-ed25519 BBBB")]
    [InlineData("ssh-dss AAAA")]
    [InlineData("")]
    public void What_is_no_public_key_is_refused_and_never_shown(string text) => FluentActions.Invoking(() => PublicKey.Parse(text, "id.pub"))
        .Should().Throw<InvalidInputException>().Which.Message.Should().Contain("id.pub does not hold a public SSH key").And.NotContain("c2VjcmV0");

    [Fact]
    public void The_host_key_of_a_new_server_is_known_before_it_is_there_and_fits_into_a_label()
    {
        var key = CloudHostKey.Create();

        CloudHostKey.ToLabel(key.Fingerprint).Should().MatchRegex("^[A-Za-z0-9][A-Za-z0-9_-]{43}[A-Za-z0-9]$");
        CloudHostKey.FromLabel(CloudHostKey.ToLabel(key.Fingerprint)).Should().Be(key.Fingerprint);
        CloudHostKey.FromLabel(null).Should().BeNull();
        key.UserData().Should().StartWith("#cloud-config\n").And.Contain("\n    -----BEGIN EC PRIVATE KEY-----\n").And.Contain($"ecdsa_public: {key.PublicKey}");
    }
}
