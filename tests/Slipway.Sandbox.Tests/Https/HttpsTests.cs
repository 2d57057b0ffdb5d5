using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Slipway.Rollouts;
using Slipway.Rollouts.Configuration;

namespace Slipway.Sandbox.Tests.Https;

/// <summary>Certificates come from the sandbox's authority over ACME, as Let's Encrypt issues them; Caddy and its configuration are those of this repository.</summary>
[Collection(SandboxCollection.Name)]
public sealed class HttpsTests(SandboxFixture sandbox) : IAsyncLifetime
{
    // A certificate is due when this part of its life is left; the real one is a third.
    private const string RenewNow = """
        caddy adapt --config /etc/caddy/Caddyfile --adapter caddyfile 2>/dev/null | sed 's/"issuers":/"renewal_window_ratio":0.9999,"issuers":/' > /tmp/renew.json &&
        caddy reload --config /tmp/renew.json --address unix//run/caddy/admin.sock
        """;

    private const string LoadByHand = """
        caddy adapt --config /etc/caddy/Caddyfile --adapter caddyfile 2>/dev/null | sed 's/no-referrer/loaded-by-hand/' > /tmp/other.json &&
        caddy reload --config /tmp/other.json --address unix//run/caddy/admin.sock
        """;

    // Caddy before 2.7, which is the sandbox's, loads its certificates anew with each reload, a moment after it listens.
    private const string NoCertificateYet = "tlsv1 alert internal error";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private HttpsApplication _application = null!;

    public async Task InitializeAsync() => _application = await HttpsApplication.MakeAsync(sandbox);

    public Task DisposeAsync()
    {
        _application.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Certificates_are_issued_renewed_and_outlive_an_outage_of_their_authority()
    {
        await RefuseWrongDomainAsync();

        _application.ServePageAt(HttpsApplication.App);
        await _application.DeployAsync();
        using (var issued = await _application.CertificateAsync(HttpsApplication.App))
            issued.Issuer.Should().Be("CN=Slipway sandbox authority");

        await LookAtAnswersAsync();
        await LookAtListenersAsync();
        await RefuseMistakeAsync();
        await ReloadAsync();
        await RenewAsync();
        await OutageAsync();
    }

    /// <summary>A domain that leads elsewhere: nobody signs for it, and the deploy says so by name.</summary>
    private async Task RefuseWrongDomainAsync()
    {
        _application.ServePageAt(HttpsApplication.Elsewhere);

        var deploy = () => _application.DeployAsync(TimeSpan.FromSeconds(4));

        var failure = (await deploy.Should().ThrowAsync<DeployFailedException>()).Which;
        failure.Message.Should().Contain($"the proxy has no certificate for {HttpsApplication.Elsewhere}").And.Contain($"getent hosts {HttpsApplication.Elsewhere}");
    }

    private async Task LookAtAnswersAsync()
    {
        using var client = _application.Client();

        using var api = await client.GetAsync(new Uri($"https://{HttpsApplication.Api}/"));
        (await api.Content.ReadAsStringAsync()).Should().Be("the API");
        Header(api, "Strict-Transport-Security").Should().Be("max-age=63072000; includeSubDomains", "a domain is put on the browsers' list only where that is asked for");
        Header(api, "X-Content-Type-Options").Should().Be("nosniff");
        Header(api, "Alt-Svc").Should().StartWith("h3=\":443\"");
        (await _application.OpenWithHttp3Async()).Should().Be(("h3", "the page"));
        api.Headers.Contains("Server").Should().BeFalse();

        using var plain = await client.GetAsync(new Uri($"http://{HttpsApplication.App}/berths?free=1"));
        plain.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        plain.Headers.Location.Should().Be($"https://{HttpsApplication.App}/berths?free=1");

        using var www = await client.GetAsync(new Uri($"https://{HttpsApplication.Www}/berths?free=1"));
        www.StatusCode.Should().Be(HttpStatusCode.MovedPermanently);
        www.Headers.Location.Should().Be($"https://{HttpsApplication.App}/berths?free=1");
        Header(www, "Strict-Transport-Security").Should().EndWith("; preload", "all of .app is on the list");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{HttpsApplication.App}/") { Headers = { { "Accept-Encoding", "gzip" }, { "Authorization", "Bearer t0ps3cret" } } };
        using var page = await client.SendAsync(request);
        page.Content.Headers.ContentEncoding.Should().Equal("gzip");
    }

    /// <summary>Metrics are for one network, configuration is for the container itself, and the access log has neither secrets nor anything but JSON.</summary>
    private async Task LookAtListenersAsync()
    {
        (await _application.AskAsync("backend", "caddy", 2021, "/metrics")).Should().Contain("caddy_http_requests_total", "Prometheus asks in the backend's network");
        (await _application.AskAsync("frontend", "caddy", 2021, "/metrics")).Should().BeEmpty();
        (await _application.AskAsync("backend", "caddy", 2019, "/config/")).Should().BeEmpty();
        (await _application.AskAsync("backend", "caddy", 80, "/")).Should().NotBeEmpty("that is how the questions before would have been answered");
        (await _application.AskAsync("caddy", "127.0.0.1", 2020, "/config/")).Should().Contain("\"read_header_timeout\":10000000000").And.Contain("\"max_size\":1000000");

        var lines = (await _application.LogsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().NotContain(x => x.Contains("t0ps3cret", StringComparison.Ordinal));
        lines.Select(x => JsonDocument.Parse(x).RootElement)
            .Select(x => (x.GetProperty("request").GetProperty("host").GetString(), x.GetProperty("status").GetInt32()))
            .Should().Contain((HttpsApplication.Www, 301)).And.Contain((HttpsApplication.App, 200));
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join('|', values) : "";

    /// <summary>While requests come in, each on a connection of its own.</summary>
    private async Task RenewAsync()
    {
        using var before = await _application.CertificateAsync(HttpsApplication.Api);
        using var done = new CancellationTokenSource();
        var asking = AskAsync(done.Token, fewest: 6);

        await _application.InAsync("caddy", RenewNow);
        var serial = await UntilOtherAsync(before.SerialNumber);
        await done.CancelAsync();
        var (asked, failures) = await asking;

        serial.Should().NotBe(before.SerialNumber);
        asked.Should().BeGreaterThan(5);
        failures.Should().BeEmpty();
    }

    /// <summary>All domains are renewed, one after the other: the others may have no certificate yet where the first has its own.</summary>
    /// <param name="domain">One of them.</param>
    /// <param name="started">Since when it is waited for.</param>
    private async Task<X509Certificate2> RenewedAsync(string domain, long started)
    {
        for (; ; await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System))
        {
            try
            {
                return await _application.CertificateAsync(domain);
            }
            catch (AuthenticationException exception) when (HasNoCertificateYet(exception) && TimeProvider.System.GetElapsedTime(started) <= s_patience)
            {
            }
        }
    }

    private static bool HasNoCertificateYet(Exception exception) => exception.ToString().Contains(NoCertificateYet, StringComparison.Ordinal);

    /// <summary>One request after the other until something is done, and some more where that is sooner than <paramref name="fewest"/>.</summary>
    private async Task<(int Asked, List<string> Failures)> AskAsync(CancellationToken done, bool kept = false, int fewest = 0)
    {
        using var client = _application.Client(kept);
        var failures = new List<string>();
        var asked = 0;
        for (; asked < fewest || !done.IsCancellationRequested; asked++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"https://{HttpsApplication.Api}/"), CancellationToken.None);
                if (!answer.IsSuccessStatusCode)
                    failures.Add($"{(int)answer.StatusCode}");
            }
            catch (HttpRequestException exception)
            {
                if (!HasNoCertificateYet(exception))
                    failures.Add(exception.ToString());
            }
        }

        return (asked, failures);
    }

    private async Task<string> UntilOtherAsync(string serial)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ; await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System))
        {
            using var now = await RenewedAsync(HttpsApplication.Api, started);
            if (now.SerialNumber != serial || TimeProvider.System.GetElapsedTime(started) > s_patience)
                return now.SerialNumber;
        }
    }

    /// <summary>A Caddyfile that cannot be is refused while the old one serves, by the container that has served all the time.</summary>
    private async Task RefuseMistakeAsync()
    {
        var before = await _application.InAsync("caddy", "hostname");
        _application.ChangeCaddyfile("X-Frame-Options DENY", "X-Frame-Options DENY\n\t\t}\n\t\theaderr {");

        var deploy = () => _application.DeployAsync();

        var failure = (await deploy.Should().ThrowAsync<DeployFailedException>()).Which;
        failure.Message.Should().Contain("the configuration of caddy in 1.0.0-").And.Contain("unrecognized directive: headerr");
        failure.ExitCode.Should().Be(4);
        (await _application.InAsync("caddy", "hostname")).Should().Be(before);
        _application.ChangeCaddyfile("X-Frame-Options DENY\n\t\t}\n\t\theaderr {", "X-Frame-Options DENY");
    }

    /// <summary>A changed Caddyfile is taken up by the container that serves, by deploy and rollback, while requests come in.</summary>
    private async Task ReloadAsync()
    {
        var before = await _application.InAsync("caddy", "hostname");
        using var done = new CancellationTokenSource();
        var asking = new[] { AskAsync(done.Token), AskAsync(done.Token, kept: true) };
        _application.ChangeCaddyfile("X-Frame-Options DENY", "X-Frame-Options SAMEORIGIN");

        var plan = await _application.DeployAsync();

        plan.Print("here").Should().Contain("reload in place: caddy (only its mounted files changed)");
        (await FrameOptionsAsync()).Should().Be("SAMEORIGIN");
        await KeepAsync();
        (await _application.RollBackAsync()).Operations.Should().Contain(x => x is ReloadServices);
        (await FrameOptionsAsync()).Should().Be("DENY");
        (await _application.DeployAsync()).Operations.Should().NotContain(x => x is UploadRelease, "all of it is there");
        await CompleteAsync();
        (await FrameOptionsAsync()).Should().Be("SAMEORIGIN");

        await done.CancelAsync();
        foreach (var (asked, failures) in await Task.WhenAll(asking))
        {
            asked.Should().BeGreaterThan(5);
            failures.Should().BeEmpty();
        }

        (await _application.InAsync("caddy", "hostname")).Should().Be(before, "it is the same container");
        (await _application.DriftAsync()).Should().BeEmpty();
        (await _application.ReadAsync("caddy:/etc/sandbox-authority/root.crt")).Should().Be(_application.RootPem);
    }

    /// <summary>What is valid and yet cannot be: the files before come back, and whatever starts finds them.</summary>
    private async Task KeepAsync()
    {
        const string There = "http://127.0.0.1:2020 {", Nowhere = "http://:2022 {\n\tbind 192.0.2.1\n}\n\n";
        var files = await _application.InAsync("caddy", "cat /etc/caddy/Caddyfile");
        _application.ChangeCaddyfile(There, Nowhere + There);

        var deploy = () => _application.DeployAsync();

        var failure = (await deploy.Should().ThrowAsync<DeployFailedException>()).Which;
        failure.Message.Should().Contain("caddy could not take up the configuration of 1.0.0-").And.Contain("cannot assign requested address");
        failure.Outcome.Should().Be(DeployOutcome.PreviousServes);
        (await FrameOptionsAsync()).Should().Be("SAMEORIGIN");
        (await _application.InAsync("caddy", "cat /etc/caddy/Caddyfile")).Should().Be(files);
        (await _application.OnServerAsync("ls files/*/pending progress.json 2>/dev/null || true")).Should().BeEmpty();
        _application.ChangeCaddyfile(Nowhere + There, There);
    }

    /// <summary>A client that is killed between the files and the reload leaves what the next deploy finds.</summary>
    private async Task CompleteAsync()
    {
        await _application.InAsync("caddy", LoadByHand);
        await _application.OnServerAsync("for place in files/*/content; do touch ${place%/content}/pending; done");

        var plan = await _application.DeployAsync();

        plan.Operations.OfType<ReloadServices>().Should().ContainSingle();
        (await _application.AskAsync("caddy", "127.0.0.1", 2020, "/config/")).Should().NotContain("loaded-by-hand").And.Contain("SAMEORIGIN");
        (await _application.DeployAsync()).IsEmpty.Should().BeTrue();
    }

    private async Task<string> FrameOptionsAsync()
    {
        using var client = _application.Client();
        for (var i = 0; ; i++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"https://{HttpsApplication.App}/"));
                return Header(answer, "X-Frame-Options");
            }
            catch (HttpRequestException exception) when (i < 20 && HasNoCertificateYet(exception))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
            }
        }
    }

    /// <summary>Nobody can sign; what was signed goes on serving, in a new container of Caddy too, and Doctor says until when.</summary>
    private async Task OutageAsync()
    {
        using var before = await RenewedAsync(HttpsApplication.App, TimeProvider.System.GetTimestamp());
        var container = await _application.InAsync("caddy", "hostname");
        await _application.AuthorityAsync("stop");
        _application.ChangeCaddyfile("Referrer-Policy no-referrer", "Referrer-Policy same-origin");
        _application.Environment = _application.Environment with { Variables = _application.Environment.Variables.SetItem("HSTS_PRELOAD", "yes") };

        var plan = await _application.DeployAsync();

        plan.IsEmpty.Should().BeFalse();
        using var client = _application.Client();
        using var answer = await client.GetAsync(new Uri($"https://{HttpsApplication.App}/"));
        Header(answer, "Referrer-Policy").Should().Be("same-origin", "the new Caddyfile serves");
        Header(answer, "Strict-Transport-Security").Should().EndWith("; preload", "the variable is new, too");
        (await _application.InAsync("caddy", "hostname")).Should().NotBe(container, "a variable is part of its definition");
        using var after = await _application.CertificateAsync(HttpsApplication.App);
        after.SerialNumber.Should().Be(before.SerialNumber);
        (await _application.ExamineAsync()).Checks.Single(x => x.Name == "certificates").Seen
            .Should().Contain(HttpsApplication.App).And.Contain($"until {new DateTimeOffset(before.NotAfter).UtcDateTime:yyyy-MM-dd HH:mm}, signed by Slipway sandbox authority");
    }
}
