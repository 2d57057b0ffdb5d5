using Slipway.Servers;

namespace Slipway.Tests.Servers;

public sealed class RecordedServerTests : IDisposable
{
    private static readonly RecordedServer s_server = new("qa.example.com:2222", ["SHA256:a+b/c", "SHA256:d"]);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("slipway-recorded-");

    private string File => RecordedServer.FileOf(_root.FullName, "qa");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void What_is_recorded_is_found_and_recorded_once()
    {
        RecordedServer.Find(_root.FullName, "qa").Should().BeNull();

        s_server.Write(_root.FullName, "qa").Should().BeTrue();
        s_server.Write(_root.FullName, "qa").Should().BeFalse("nothing has changed");

        RecordedServer.Find(_root.FullName, "qa").Should().BeEquivalentTo(s_server);
        RecordedServer.Find(_root.FullName, "production").Should().BeNull();
        System.IO.File.ReadAllText(File).Should().Contain("SHA256:a+b/c", "people read it").And.Contain("build.schema.json");
    }

    [Fact]
    public void Whatever_else_is_in_the_file_stays()
    {
        Write("""{ "GateTimeout": 90, "SshHostKeys": "SHA256:x SHA256:y", "SshHost": "old.example.com", }""");
        RecordedServer.Find(_root.FullName, "qa")!.HostKeys.Should().Equal("SHA256:x", "SHA256:y");

        s_server.Write(_root.FullName, "qa").Should().BeTrue();
        RecordedServer.Find(_root.FullName, "qa").Should().BeEquivalentTo(s_server);
        RecordedServer.Forget(_root.FullName, "qa").Should().BeTrue();
        RecordedServer.Forget(_root.FullName, "qa").Should().BeFalse();

        RecordedServer.Find(_root.FullName, "qa").Should().BeNull();
        System.IO.File.ReadAllText(File).Should().Contain("\"GateTimeout\": 90");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        Write("{ \"SshHost\": ");

        FluentActions.Invoking(() => s_server.Write(_root.FullName, "qa")).Should().Throw<InvalidInputException>().WithMessage("*parameters.qa.json cannot be read*");
        System.IO.File.ReadAllText(File).Should().Be("{ \"SshHost\": ", "nothing of it is lost");
    }

    [Theory]
    [InlineData("qa.example.com", "qa.example.com", 22)]
    [InlineData("qa.example.com:2222", "qa.example.com", 2222)]
    [InlineData("[2001:db8::1]:2222", "2001:db8::1", 2222)]
    [InlineData("[2001:db8::1]", "2001:db8::1", 22)]
    [InlineData("2001:db8::1", "2001:db8::1", 22)]
    public void An_address_may_have_a_port(string address, string host, int port)
    {
        var server = Server.At("qa", address);

        (server.Host, server.Port).Should().Be((host, port));
        Server.At("qa", server.Address).Should().BeEquivalentTo(server);
    }

    [Theory]
    [InlineData("qa.example.com:ssh")]
    [InlineData("qa.example.com:")]
    [InlineData("qa.example.com:70000")]
    [InlineData("[2001:db8::1]:x")]
    public void A_port_that_is_none_is_refused_with_what_would_be_one(string address) =>
        FluentActions.Invoking(() => Server.At("qa", address)).Should().Throw<InvalidInputException>().WithMessage($"*'{address}'*--ssh-host qa.example.com:2222*");

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);
    }
}
