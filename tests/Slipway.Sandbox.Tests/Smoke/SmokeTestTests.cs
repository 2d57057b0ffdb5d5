using System.Collections.Immutable;
using System.Security.Cryptography;
using Slipway.Environments;
using Slipway.Sandbox;
using Slipway.Smoke;

namespace Slipway.Sandbox.Tests.Smoke;

public sealed class SmokeTestTests(TlsSite site) : IClassFixture<TlsSite>, IDisposable
{
    private const string Wrong = "other.example.test";

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
    private static readonly HttpCheck Health = new($"https://{TlsSite.Name}/health") { Service = "api", DigestProperty = "imageDigest", Contains = "ok" };
    private static readonly PageCheck Orders = new($"https://{TlsSite.Name}/orders") { Selector = "li", Contains = "two coffees" };

    private readonly string _output = Directory.CreateTempSubdirectory("slipway-").FullName;

    public void Dispose() => Directory.Delete(_output, recursive: true);

    [Fact]
    public async Task A_release_that_answers_as_it_should_passes_and_leaves_a_screenshot()
    {
        var report = await RunAsync(new SmokeChecks { Http = [Health], Pages = [Orders] }, Trusting(site.RootPem));

        report.Checks.Select(x => x.Name).Should().Equal($"GET https://{TlsSite.Name}/health", $"page https://{TlsSite.Name}/orders");
        (await File.ReadAllBytesAsync(report.Checks[1].Screenshot!)).Should().StartWith(Png);
    }

    [Fact]
    public async Task A_certificate_from_an_unknown_authority_fails_in_both()
    {
        foreach (var root in new[] { null, TlsSite.OtherRootPem() })
        {
            var report = await FailAsync(new SmokeChecks { Http = [Health], Pages = [Orders] }, Trusting(root) with { Timeout = TimeSpan.FromSeconds(3) });

            report.Checks[0].Failure.Should().Contain("certificate");
            report.Checks[1].Failure.Should().Contain("ERR_CERT_AUTHORITY_INVALID");
        }
    }

    [Fact]
    public async Task A_certificate_for_another_name_fails_in_both()
    {
        var checks = new SmokeChecks
        {
            Http = [Health with { Url = $"https://{Wrong}/health" }],
            Pages = [Orders with { Url = $"https://{Wrong}/orders" }],
        };

        var report = await FailAsync(checks, Trusting(site.RootPem) with { Timeout = TimeSpan.FromSeconds(3) });

        report.Checks[0].Failure.Should().Contain("RemoteCertificateNameMismatch");
        report.Checks[1].Failure.Should().Contain("ERR_CERT_COMMON_NAME_INVALID");
    }

    [Fact]
    public async Task Another_image_than_the_releases_fails_with_what_came_back()
    {
        var context = Trusting(site.RootPem) with { Digests = new Dictionary<string, string> { ["api"] = "sha256:2222" }, Timeout = TimeSpan.FromSeconds(2) };

        var report = await FailAsync(new SmokeChecks { Http = [Health] }, context);

        report.Checks[0].Failure.Should().Contain("expected imageDigest to be sha256:2222 of api").And.Contain("it answered 200").And.Contain("sha256:1111");
    }

    [Fact]
    public async Task A_proxy_that_is_still_starting_is_waited_for()
    {
        var report = await RunAsync(new SmokeChecks { Http = [new HttpCheck($"https://{TlsSite.Name}/late") { Contains = "ready" }] }, Trusting(site.RootPem));

        report.Passed.Should().BeTrue();
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_followed()
    {
        var context = Trusting(site.RootPem) with { Timeout = TimeSpan.FromSeconds(2) };
        var moved = new HttpCheck($"https://{TlsSite.Name}/moved");
        await RunAsync(new SmokeChecks { Http = [moved with { Status = 301 }] }, context);

        var report = await FailAsync(new SmokeChecks { Http = [moved] }, context);

        report.Checks[0].Failure.Should().Contain("expected status 200; it answered 301 to /health");
    }

    [Fact]
    public async Task A_page_without_the_data_fails_with_a_screenshot_and_the_browsers_complaints()
    {
        var checks = new SmokeChecks { Pages = [Orders with { Url = $"https://{TlsSite.Name}/broken" }] };

        var report = await FailAsync(checks, Trusting(site.RootPem) with { Timeout = TimeSpan.FromSeconds(8) });

        var failure = report.Checks.Single().Failure;
        failure.Should().Contain("no element 'li' with the text 'two coffees' appeared").And.Contain("the page shows: Orders")
            .And.Contain("console: no orders: 404").And.Contain("/api/missing: status 404");
        (await File.ReadAllBytesAsync(report.Checks.Single().Screenshot!)).Should().StartWith(Png);
    }

    [Fact]
    public async Task A_page_that_loses_its_requests_to_a_change_of_this_machines_network_is_loaded_again_at_once()
    {
        var timeout = TimeSpan.FromSeconds(30);
        var name = $"smoke-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        await using var watchdog = new Watchdog(new SandboxOptions { Root = SandboxFixture.Root, Name = name });
        var loads = 0;
        site.Meanwhile = async () =>
        {
            // Each load may wait for half of the time, so that there are two if they wait.
            if (++loads > 3)
                return;
            await SandboxFixture.DockerAsync("network", "create", "--label", $"dev.slipway.sandbox={name}", name);
            await SandboxFixture.DockerAsync("network", "rm", name);
            await Task.Delay(timeout, TimeProvider.System);
        };

        var report = await RunAsync(new SmokeChecks { Pages = [Orders with { Url = $"https://{TlsSite.Name}/while" }] }, Trusting(site.RootPem) with { Timeout = timeout });

        report.Passed.Should().BeTrue();
        loads.Should().Be(4);
    }

    [Fact]
    public async Task A_page_with_other_data_fails_and_shows_it()
    {
        var checks = new SmokeChecks { Pages = [Orders with { Contains = "three teas" }] };

        var report = await FailAsync(checks, Trusting(site.RootPem) with { Timeout = TimeSpan.FromSeconds(8) });

        report.Checks.Single().Failure.Should().Contain("three teas").And.Contain("one tea | two coffees");
    }

    [Fact]
    public async Task A_browser_that_is_not_there_is_an_error_that_says_how_to_install_one()
    {
        var run = () => RunAsync(new SmokeChecks { Pages = [Orders] }, Trusting(site.RootPem) with { ChromiumPath = "/usr/bin/no-such-browser" });

        (await run.Should().ThrowAsync<InvalidInputException>().WithMessage("*/usr/bin/no-such-browser does not exist*")).Which.Next.Should().Contain("apt-get install chromium");
    }

    // The first start of a browser on a busy machine takes its time.
    private SmokeContext Trusting(string? root) => new()
    {
        TrustedRoot = root,
        Digests = new Dictionary<string, string> { ["api"] = TlsSite.Digest },
        OutputDirectory = _output,
        Timeout = TimeSpan.FromSeconds(60),
    };

    private Task<SmokeReport> RunAsync(SmokeChecks checks, SmokeContext context) => SmokeTest.RunAsync(
        checks with { Resolve = ImmutableDictionary<string, string>.Empty.Add(TlsSite.Name, site.Address).Add(Wrong, site.Address) }, context);

    private async Task<SmokeReport> FailAsync(SmokeChecks checks, SmokeContext context) =>
        (await FluentActions.Awaiting(() => RunAsync(checks, context)).Should().ThrowAsync<SmokeFailedException>()).Which.Report;
}
