using Slipway.Compose;
using Slipway.Environments;

namespace Slipway.Tests.Compose;

public sealed class PortRulesTests : IDisposable
{
    private readonly ProjectBuilder _given = new();

    public void Dispose() => _given.Dispose();

    [Theory]
    [InlineData("""{ "target": 5432, "published": "5432", "protocol": "tcp" }""")]
    [InlineData("""{ "target": 5432 }""")]
    [InlineData("""{ "target": 5432, "published": "5432", "host_ip": "0.0.0.0" }""")]
    [InlineData("""{ "target": 5432, "published": "5432", "host_ip": "::" }""")]
    [InlineData("""{ "target": 5432, "published": "5432", "host_ip": "203.0.113.7" }""")]
    public void A_data_service_is_never_published_beyond_loopback(string port)
    {
        var check = () => Check(port);

        check.Should().Throw<InvalidInputException>().WithMessage("*service db, *->5432/tcp*ports: !reset*");
    }

    [Theory]
    [InlineData("""{ "target": 5432, "published": "5432", "host_ip": "127.0.0.1" }""")]
    [InlineData("""{ "target": 5432, "published": "5432", "host_ip": "::1" }""")]
    public void Loopback_is_fine(string port) => Check(port);

    private void Check(string port) => PortRules.Check(
        _given.Project($$""" "db": { "image": "x", "ports": [ {{port}} ] }, "caddy": { "image": "x", "ports": [ { "target": 443, "published": "443" } ] } """),
        [new Stage(StageKind.Infrastructure, ["db"]), new Stage(StageKind.Edge, ["caddy"])]);
}
