using Slipway.Sandbox;

namespace Slipway.Tests.Sandbox;

public sealed class SandboxOptionsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory().FullName;

    public SandboxOptionsTests() => Directory.CreateDirectory(Path.Combine(_root, "docker", "sandbox"));

    private SandboxOptions Good => new() { Root = _root };

    [Fact]
    public void The_defaults_are_valid() => Good.Validate();

    [Fact]
    public void A_server_that_the_network_could_reach_is_refused()
        => Refusal(Good with { Servers = [new("one", "192.0.2.7")] }).Should().Contain("one").And.Contain("192.0.2.7").And.Contain("loopback");

    [Fact]
    public void Two_servers_cannot_share_an_address_and_port()
        => Refusal(Good with { Servers = [new("one", "127.77.0.1"), new("two", "127.77.0.1") { SshPort = 2223, HttpPort = 81 }] })
            .Should().Contain("127.77.0.1:443");

    [Fact]
    public void Two_servers_cannot_share_a_name()
        => Refusal(Good with { Servers = [new("one", "127.77.0.1"), new("one", "127.77.0.2")] }).Should().Contain("name one");

    [Fact]
    public void Two_servers_cannot_share_a_domain()
        => Refusal(Good with { Servers = [new("one", "127.77.0.1") { Domains = ["a.test"] }, new("two", "127.77.0.2") { Domains = ["b.test", "a.test"] }] }).Should().Contain("domain a.test");

    [Fact]
    public void A_domain_that_is_none_is_refused()
        => Refusal(Good with { Servers = [new("one", "127.77.0.1") { Domains = ["a b"] }] }).Should().Contain("\"a b\"");

    [Fact]
    public void A_server_cannot_have_the_name_of_the_authority()
        => Refusal(Good with { Servers = [new("authority", "127.77.0.1")] }).Should().Contain("the authority is called so already");

    [Theory]
    [InlineData("")]
    [InlineData("Slipway")]
    [InlineData("a b")]
    [InlineData("-a")]
    public void A_name_that_Docker_would_refuse_is_refused(string name)
        => Refusal(Good with { Name = name }).Should().Contain($"\"{name}\"");

    [Fact]
    public void A_port_that_is_none_is_refused()
        => Refusal(Good with { RegistryPort = 70000 }).Should().Contain("70000");

    [Fact]
    public void A_root_without_the_sandbox_is_refused()
        => Refusal(Good with { Root = Path.GetTempPath() }).Should().Contain(Path.Combine("docker", "sandbox"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Refusal(SandboxOptions options) => options.Invoking(one => one.Validate()).Should().Throw<InvalidInputException>().Which.Message;
}
