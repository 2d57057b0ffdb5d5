using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Smoke;

namespace Slipway.Tests.Smoke;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("127.77.0.1:8443", "127.77.0.1", 8443)]
    [InlineData("127.77.0.1", "127.77.0.1", 443)]
    [InlineData("[::1]:8443", "::1", 8443)]
    [InlineData("::1", "::1", 443)]
    [InlineData("edge.internal:8443", "edge.internal", 8443)]
    public void An_override_leads_to_its_address_and_keeps_the_port_unless_it_names_one(string target, string host, int port) =>
        Of(("api.example.org", target)).Find("api.example.org", 443).Should().Be((host, port));

    [Fact]
    public void A_host_without_override_leads_where_it_says() =>
        Of(("api.example.org", "127.0.0.1:1")).Find("app.example.org", 443).Should().Be(("app.example.org", 443));

    [Fact]
    public void An_override_for_one_port_wins_over_that_of_the_host()
    {
        var addresses = Of(("a.org", "127.0.0.1:8443"), ("a.org:80", "127.0.0.1:8080"));

        addresses.Find("a.org", 80).Should().Be(("127.0.0.1", 8080));
        addresses.ResolverRules.Should().Be("MAP a.org:80 127.0.0.1:8080, MAP a.org 127.0.0.1:8443");
    }

    [Fact]
    public void An_override_that_is_no_address_is_named() =>
        FluentActions.Invoking(() => Of(("a.org", "x:y")).Find("a.org", 443)).Should().Throw<InvalidInputException>().WithMessage("*'x:y' for a.org in SmokeChecks.Resolve*");

    [Fact]
    public void The_browser_uses_no_proxy_where_names_lead_elsewhere()
    {
        var map = ImmutableDictionary<string, string>.Empty.Add("a.org", "127.0.0.1:8443");

        Chromium.Arguments(new SmokeChecks { Resolve = map }).Should().Contain(["--host-resolver-rules=MAP a.org 127.0.0.1:8443", "--no-proxy-server"]);
        Chromium.Arguments(new SmokeChecks()).Should().NotContain("--no-proxy-server").And.NotContain(x => x.Contains("ignore-certificate"));
    }

    private static PublicAddresses Of(params (string Host, string Target)[] map) =>
        new(map.ToImmutableDictionary(x => x.Host, x => x.Target));
}
