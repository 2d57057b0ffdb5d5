using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Slipway.Environments;
using Slipway.Smoke;

namespace Slipway.Tests.Smoke;

public sealed class HttpSmokeTests
{
    private static readonly HttpCheck Health = new("https://api.example.org/health") { Service = "api", DigestProperty = "imageDigest" };

    [Theory]
    [InlineData(200, """{"imageDigest":"sha256:1"}""", null)]
    [InlineData(503, """{"imageDigest":"sha256:1"}""", "expected status 200")]
    [InlineData(422000, """{"imageDigest":"sha256:1"}""", "expected status 200")]
    [InlineData(200, """{"imageDigest":"sha256:2"}""", "expected imageDigest to be sha256:1 of api, found sha256:2")]
    [InlineData(200, """{"status":"ok"}""", "expected imageDigest to be sha256:1 of api, found nothing")]
    [InlineData(200, "<html>", "expected imageDigest to be sha256:1 of api, found nothing")]
    [InlineData(200, """["sha256:1"]""", "expected imageDigest to be sha256:1 of api, found nothing")]
    public void An_answer_counts_only_with_the_status_and_the_digest(int status, string body, string? wrong) =>
        HttpSmoke.Judge(Health, "sha256:1", status, body).Should().Be(wrong);

    [Fact]
    public void A_redirect_is_right_where_it_is_expected() =>
        HttpSmoke.Judge(new HttpCheck("http://example.org/") { Status = 308 }, null, 308, "").Should().BeNull();

    [Fact]
    public void An_answer_without_the_text_is_wrong() =>
        HttpSmoke.Judge(new HttpCheck("https://example.org/") { Contains = "Orders" }, null, 200, "orders").Should().Be("expected 'Orders' in the answer");

    [Fact]
    public async Task A_check_of_a_service_that_the_release_does_not_have_is_named()
    {
        var run = () => SmokeTest.RunAsync(new SmokeChecks { Http = [Health] }, new SmokeContext { OutputDirectory = "/nowhere", Digests = new Dictionary<string, string> { ["web"] = "sha256:1" } });

        await run.Should().ThrowAsync<InvalidInputException>().WithMessage("*the service api*It has web.*");
    }

    [Fact]
    public async Task A_rehearsal_asks_every_address_once_and_learns_nothing_from_the_answers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var asked = Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream());
            var line = await reader.ReadLineAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            return line;
        }));

        await SmokeTest.RehearseAsync(new SmokeChecks { Http = [new($"http://127.0.0.1:{port}/a"), new($"http://127.0.0.1:{port}/b")] }, trustedRoot: null);

        (await asked).Should().BeEquivalentTo("GET /a HTTP/1.1", "GET /b HTTP/1.1");
    }

    [Theory]
    [InlineData("https://127.0.0.1:9/", null)]
    [InlineData("https://127.0.0.1:9/", "no certificate")]
    [InlineData("not an address", null)]
    public async Task A_rehearsal_that_cannot_ask_leaves_it_to_the_smoke_test_to_say_so(string url, string? root) =>
        await FluentActions.Awaiting(() => SmokeTest.RehearseAsync(new SmokeChecks { Http = [new(url)] }, root)).Should().NotThrowAsync();

    [Fact]
    public async Task Asking_goes_on_every_quarter_of_a_second_until_the_answer_is_right()
    {
        var time = new FakeTimeProvider();
        var asked = 0;
        var poll = Poll.UntilRightAsync(_ => Task.FromResult(++asked < 3 ? "wrong" : null), new SmokeContext { OutputDirectory = "", Time = time }, CancellationToken.None);

        time.Advance(TimeSpan.FromMilliseconds(249));
        asked.Should().Be(1);
        for (var i = 0; i < 3; i++)
            time.Advance(TimeSpan.FromMilliseconds(250));

        (await poll).Should().BeNull();
        asked.Should().Be(3);
    }

    [Fact]
    public async Task The_last_wrong_answer_is_the_verdict_when_the_time_is_over()
    {
        var time = new FakeTimeProvider();
        var asked = 0;
        var poll = Poll.UntilRightAsync(_ => Task.FromResult<string?>($"wrong {++asked}"), new SmokeContext { OutputDirectory = "", Time = time, Timeout = TimeSpan.FromSeconds(1) }, CancellationToken.None);

        for (var i = 0; i < 5; i++)
            time.Advance(TimeSpan.FromMilliseconds(250));

        (await poll).Should().Be($"wrong {asked}");
    }

    [Fact]
    public void A_screenshot_is_named_after_its_page() =>
        PageSmoke.FileName(new PageCheck("https://app.example.org/orders?x=1") { Selector = "li" }, 1).Should().Be("page-2-app.example.org-orders-x-1.png");

    [Fact]
    public void A_failure_lists_the_checks_that_failed_and_points_at_the_screenshot()
    {
        var report = new SmokeReport([new("GET a", TimeSpan.Zero), new("page b", TimeSpan.Zero) { Failure = "no element 'li' appeared", Screenshot = "/out/b.png" }]);

        var exception = new SmokeFailedException(report);

        exception.Message.Should().Contain("1 of 2").And.Contain("page b: no element 'li' appeared").And.NotContain("GET a:");
        exception.Next.Should().Be("look at /out/b.png");
    }

    [Fact]
    public void A_root_of_the_system_counts_beside_the_one_that_is_given_and_nobody_elses_does()
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var nobodys = new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        TrustedRoots.SystemTrusts(store.Certificates.First(x => x.NotAfter > now.LocalDateTime && x.NotBefore < now.LocalDateTime), null).Should().BeTrue();
        TrustedRoots.SystemTrusts(nobodys, null).Should().BeFalse();
    }

    [Fact]
    public void A_trusted_root_that_is_no_certificate_is_refused() =>
        FluentActions.Invoking(() => TrustedRoots.Policy("hello")).Should().Throw<InvalidInputException>().WithMessage("*not PEM*");
}
