using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Sandbox;
using Slipway.Sandbox.Tests.Images;
using Slipway.Servers;
using Slipway.Smoke;

namespace Slipway.Sandbox.Tests.Https;

/// <summary>This repository's Caddy and its configuration, deployed with stand-ins behind it to a server of the sandbox that has domains.</summary>
internal sealed class HttpsApplication : IDisposable
{
    public const string Api = "api.https.test", App = "app.https.test", Www = "www.https.app";

    /// <summary>A domain that leads to no server of the sandbox.</summary>
    public const string Elsewhere = "app.elsewhere.test";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("slipway-https-");
    private readonly SandboxFixture _sandbox;
    private readonly SandboxServer _server;

    private HttpsApplication(SandboxFixture sandbox, SandboxServer server, string caddy)
    {
        (_sandbox, _server) = (sandbox, server);
        foreach (var file in (string[])["docker/compose.yaml", "docker/sandbox/compose.local.yaml", .. Caddyfiles()])
            Copy(file, file);
        Copy("tests/Slipway.Sandbox.Tests/Applications/https/compose.stand-ins.yaml", "docker/compose.stand-ins.yaml");
        var root = Path.Combine(_root.FullName, "authority");
        Directory.CreateDirectory(root);
        File.Copy(Path.Combine(sandbox.Authority.Directory, "root.crt"), Path.Combine(root, "root.crt"));
        Environment = EnvironmentOn(caddy, root);
    }

    public DeployEnvironment Environment { get; set; }

    public LogLines Log { get; } = new();

    public string RootPem => File.ReadAllText(Path.Combine(_sandbox.Authority.Directory, "root.crt"));

    public static async Task<HttpsApplication> MakeAsync(SandboxFixture sandbox)
    {
        var caddy = await sandbox.ImageAsync(SandboxImage.Caddy);
        return new HttpsApplication(sandbox, await sandbox.ServerAsync("https", Api, App, Www), caddy);
    }

    /// <summary>The page's domain; the smoke test asks for it there, whatever DNS says.</summary>
    public void ServePageAt(string app) => Environment = Environment with
    {
        Variables = Environment.Variables.SetItem("APP_DOMAIN", app),
        Smoke = Environment.Smoke! with
        {
            Http = [new($"https://{Api}/health"), new($"https://{app}/"), new($"https://{Www}/") { Status = 301 }],
            Resolve = new[] { Api, app, Www }.ToImmutableDictionary(x => x, _ => $"{_server.Server.Host}:{_server.HttpsPort}"),
        },
    };

    public void ChangeCaddyfile(string old, string @new)
    {
        var file = Path.Combine(_root.FullName, "docker", "caddy", "Caddyfile");
        var text = File.ReadAllText(file);
        text.Should().Contain(old);
        File.WriteAllText(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>The whole pipeline with checks and smoke test.</summary>
    public async Task<RolloutPlan> DeployAsync(TimeSpan? patience = null)
    {
        using var registry = new RegistryClient([Environment.Registry]);
        await using var deployment = await ConnectAsync();
        var (state, _) = await deployment.ExamineServerAsync();
        var origin = new ReleaseOrigin("1.0.0", new string('a', 40), "ann@laptop", TimeProvider.System.GetUtcNow());
        var bundle = await new ReleaseFactory(Environment, _root.FullName, registry.ResolveAsync).CreateAsync([], origin, state);
        var plan = await deployment.PlanAsync(bundle);
        await deployment.PreflightAsync(plan, bundle, new PreflightRun(Environment, _root.FullName, registry, TimeProvider.System));
        await deployment.DeployBackendAsync(plan, bundle);
        await deployment.PassGateAsync();
        await deployment.DeployFrontendAsync();
        await deployment.CompleteAsync((_, token) => SmokeTest.RunAsync(
            Environment.Smoke!, new SmokeContext { TrustedRoot = RootPem, OutputDirectory = _root.FullName, Timeout = patience ?? TimeSpan.FromSeconds(15) }, token));
        return plan;
    }

    /// <summary>Brings back the release that served before.</summary>
    public async Task<RolloutPlan> RollBackAsync()
    {
        await using var deployment = await ConnectAsync();
        var plan = await deployment.PlanRollbackAsync(null);
        await deployment.RollBackAsync(plan, (_, _) => Task.CompletedTask);
        return plan;
    }

    /// <summary>A file as its container finds it, read as the smoke test reads the root that it trusts.</summary>
    public async Task<string> ReadAsync(string source)
    {
        await using var deployment = await ConnectAsync();
        return await deployment.ReadFileAsync(source);
    }

    /// <summary>What differs on the server from what was put there.</summary>
    public async Task<ImmutableArray<string>> DriftAsync()
    {
        await using var deployment = await ConnectAsync();
        return (await deployment.StatusAsync()).Drift;
    }

    /// <summary>What <c>Doctor</c> says.</summary>
    public async Task<PreflightReport> ExamineAsync()
    {
        using var registry = new RegistryClient([Environment.Registry]);
        await using var deployment = await ConnectAsync();
        return await new Examination(Environment, _root.FullName, registry, TimeProvider.System).RunAsync(
            _ => Task.FromResult(ImmutableArray<BuiltImage>.Empty), _ => Task.FromResult(deployment));
    }

    /// <summary>A client that reaches the domains and trusts the sandbox's authority.</summary>
    /// <param name="kept">Whether it keeps its connections from one request to the next.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns the handler.")]
    public HttpClient Client(bool kept = false) => new(new SocketsHttpHandler
    {
        ConnectCallback = new PublicAddresses(Environment.Smoke!.Resolve.Add($"{App}:80", $"{_server.Server.Host}:{_server.HttpPort}")).ConnectAsync,
        UseProxy = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = kept ? Timeout.InfiniteTimeSpan : TimeSpan.Zero,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustedRoots.Policy(RootPem) },
    });

    /// <summary>Opens the page in Chromium, which is made to speak HTTP/3 or nothing.</summary>
    /// <returns>The protocol of the answer, as the browser names it, and the page's title.</returns>
    public async Task<(string Protocol, string Title)> OpenWithHttp3Async()
    {
        var home = Directory.CreateTempSubdirectory("slipway-h3-");
        await NssDatabase.TrustAsync(home, TrustedRoots.Read(RootPem), CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Find(null),
            Args = ["--enable-quic", $"--origin-to-force-quic-on={App}:443", $"--host-resolver-rules={new PublicAddresses(Environment.Smoke!.Resolve).ResolverRules}", "--no-proxy-server"],
            Env = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Where(x => (string)x.Key != "XDG_DATA_HOME")
                .ToDictionary(x => (string)x.Key, x => (string)x.Key == "HOME" ? home.FullName : (string?)x.Value ?? ""),
            ChromiumSandbox = !System.Environment.IsPrivilegedProcess,
        });
        var page = await browser.NewPageAsync();
        await OpenAsync(page);
        var found = (await page.EvaluateAsync<string>("performance.getEntriesByType('navigation')[0].nextHopProtocol"), await page.TitleAsync());
        await browser.CloseAsync();
        home.Delete(recursive: true);
        return found;
    }

    /// <summary>Again where the networks of other tests come and go meanwhile.</summary>
    private static async Task OpenAsync(IPage page)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await page.GotoAsync($"https://{App}/");
                return;
            }
            catch (PlaywrightException exception) when (attempt < 5 && exception.Message.Contains(PageSmoke.NetworkChanged, StringComparison.Ordinal))
            {
            }
        }
    }

    /// <summary>The certificate that serves.</summary>
    public async Task<X509Certificate2> CertificateAsync(string domain)
    {
        using var client = new TcpClient(_server.Server.Host, _server.HttpsPort);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = domain, CertificateChainPolicy = TrustedRoots.Policy(RootPem) });
        return new X509Certificate2(tls.RemoteCertificate!);
    }

    /// <summary>Runs a line of shell in the container of a service.</summary>
    public Task<string> InAsync(string service, string line) => SandboxFixture.DockerAsync("exec", _server.Container, "docker", "exec", $"{Environment.Application}-{service}-1", "sh", "-c", line);

    /// <summary>Runs a line of shell on the server as the user that deploys, in the application's directory.</summary>
    public Task<string> OnServerAsync(string line) => SandboxFixture.DockerAsync("exec", "--user", _server.Server.User, "--workdir", $"/opt/{Environment.Application}", _server.Container, "sh", "-c", line);

    /// <summary>Asks for a path of the configuration's own listeners, from the container of a service; nothing where nobody answers.</summary>
    public Task<string> AskAsync(string from, string host, int port, string path) => InAsync(
        from, $"wget -q -O - http://{host}:{port}{path} 2>/dev/null || bash -c 'exec 3<>/dev/tcp/{host}/{port} && printf \"GET {path} HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n\" >&3 && cat <&3' 2>/dev/null || true");

    /// <summary>Caddy's access log; what it says about itself goes to the other stream.</summary>
    public Task<string> LogsAsync() => SandboxFixture.DockerAsync("exec", _server.Container, "sh", "-c", $"docker logs {Environment.Application}-caddy-1 2>/dev/null");

    /// <summary>Stops or starts the sandbox's authority.</summary>
    public Task AuthorityAsync(string command) => SandboxFixture.DockerAsync(command, _sandbox.Authority.Container);

    public void Dispose() => _root.Delete(recursive: true);

    private Task<Deployment> ConnectAsync() => Deployment.ConnectAsync(
        Environment, new DeploymentOptions { Credentials = SshCredentials.FromFile(_sandbox.PrivateKeyFile), Actor = "ann@laptop", WarmWindow = TimeSpan.Zero, Log = Log.Logger });

    private DeployEnvironment EnvironmentOn(string caddy, string root) => new()
    {
        Name = "local",
        Application = "https",
        Server = _server.Server,
        ComposeFiles = ["docker/compose.yaml", "docker/sandbox/compose.local.yaml", "docker/compose.stand-ins.yaml"],
        Registry = new Registry($"{_sandbox.Registry}/https"),
        Images = [],
        Stages = [new(StageKind.Backend, ["backend"]), new(StageKind.Frontend, ["frontend"]), new(StageKind.Edge, ["caddy"])],
        Variables = ImmutableDictionary<string, string>.Empty
            .Add("API_DOMAIN", Api).Add("APP_DOMAIN", App).Add("REDIRECT_DOMAINS", Www)
            .Add("BACKEND_IMAGE", caddy).Add("FRONTEND_IMAGE", caddy).Add("CADDY_IMAGE", caddy)
            .Add("AUTHORITY_ADDRESS", _sandbox.Authority.Address).Add("AUTHORITY_ROOT", root),
        Secrets = ImmutableDictionary<string, Secret>.Empty.Add("DATABASE_PASSWORD", new Secret("nothing asks for it")).Add("LANGFUSE_SECRET_KEY", new Secret("nor for this")),
        Smoke = new SmokeChecks(),
    };

    private static IEnumerable<string> Caddyfiles() => Directory.GetFiles(Path.Combine(SandboxFixture.Root, "docker", "caddy"), "*", SearchOption.AllDirectories)
        .Select(x => Path.GetRelativePath(SandboxFixture.Root, x));

    private void Copy(string file, string to)
    {
        var target = Path.Combine(_root.FullName, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(SandboxFixture.Root, file), target);
    }
}
