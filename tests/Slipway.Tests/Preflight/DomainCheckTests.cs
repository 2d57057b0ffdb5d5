using Slipway.Preflight;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;

namespace Slipway.Tests.Preflight;

public sealed class DomainCheckTests : CheckTest
{
    private static readonly DomainFacts Api = new("api.shop.test") { Addresses = ["203.0.113.10"], LeadsToServer = true, Http = PortAnswer.Open, Https = PortAnswer.Open };

    [Fact]
    public void A_domain_without_an_address_is_refused_with_the_record_to_create()
    {
        var problem = FindOne(new DnsCheck(), With(Api with { Addresses = [] }));

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Next.Should().Be("create an A record for api.shop.test that names 203.0.113.10, and look: getent hosts api.shop.test");
    }

    [Fact]
    public void A_domain_that_leads_elsewhere_is_worth_knowing() =>
        FindOne(new DnsCheck(), With(Api with { Addresses = ["198.51.100.1"], LeadsToServer = false })).Severity.Should().Be(Severity.Warn);

    [Fact]
    public void A_domain_that_the_smoke_checks_pin_is_not_asked_of_dns() =>
        Find(new DnsCheck(), With(Api with { PinnedTo = "127.77.0.1:443", LeadsToServer = false })).Should().BeEmpty();

    [Fact]
    public void A_port_443_that_answers_nothing_is_refused() =>
        FindOne(new ReachabilityCheck(), With(Api with { Https = PortAnswer.Silent })).Message.Should().Contain("api.shop.test (203.0.113.10) does not answer on port 443");

    [Fact]
    public void A_port_80_that_answers_nothing_is_worth_knowing() =>
        FindOne(new ReachabilityCheck(), With(Api with { Http = PortAnswer.Silent })).Severity.Should().Be(Severity.Warn);

    [Fact]
    public void A_closed_port_before_the_first_release_shows_that_the_way_is_open() =>
        Find(new ReachabilityCheck(), With(Api with { Https = PortAnswer.Closed, Http = PortAnswer.Closed })).Should().BeEmpty();

    [Theory]
    [InlineData(false, Severity.Refuse)]
    [InlineData(true, Severity.Warn)]
    public void An_expired_certificate_is_refused_unless_the_deploy_changes_the_edge_and_may_mend_it(bool changesEdge, Severity severity)
    {
        var problem = FindOne(new CertificateCheck(), With(Api with { Certificate = Certificate(-90, -1) }) with { ChangesEdge = changesEdge });

        problem.Severity.Should().Be(severity);
        problem.Message.Should().Contain("expired 2026-05-03");
        problem.Next.Should().Contain("logs caddy");
    }

    [Theory]
    [InlineData(-76, 14)]
    [InlineData(-1, 0.1)]
    public void A_certificate_that_should_have_been_renewed_is_worth_knowing(double from, double to) =>
        FindOne(new CertificateCheck(), With(Api with { Certificate = Certificate(from, to) })).Message.Should().Contain("should have been renewed");

    [Theory]
    [InlineData(-70, 20)]
    [InlineData(-0.1, 0.4)]
    public void A_certificate_with_time_left_is_fine_however_short_its_life(double from, double to) =>
        Find(new CertificateCheck(), With(Api with { Certificate = Certificate(from, to) })).Should().BeEmpty();

    [Fact]
    public void A_certificate_for_another_name_is_worth_knowing() =>
        FindOne(new CertificateCheck(), With(Api with { Certificate = Certificate(-1, 89) with { NamesDomain = false } })).Message.Should().Contain("is not for api.shop.test");

    [Fact]
    public void What_expires_when_is_said_by_domain()
    {
        var subject = Subject() with { Domains = [Api with { Certificate = Certificate(-1, 89) }, Api with { Name = "www.shop.test", Certificate = null }] };

        new CertificateCheck().Seen(subject).Should().Be($"api.shop.test: until {Now.AddDays(89):yyyy-MM-dd HH:mm}, signed by R11, www.shop.test: none yet");
    }

    private PreflightSubject With(DomainFacts domain) => Subject() with { Domains = [domain] };

    private static CertificateFacts Certificate(double from, double to) => new(Now.AddDays(from), Now.AddDays(to), NamesDomain: true, "R11");
}
