using System.Text.Json.Nodes;
using Slipway.Environments;
using Slipway.Health;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Sandbox;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Health;

/// <summary>A Compose project of one test on a real server; its services are a small Python program that misbehaves as told.</summary>
internal sealed class GateServer : IAsyncDisposable
{
    private const string Program =
        """
        import http.server, json, os, sys, time
        mode, start = os.environ["MODE"], time.time()
        print("starting as", mode, flush=True)
        if mode == "exit":
            print("cannot reach the database", flush=True)
            sys.exit(int(os.environ["CODE"]))
        if mode == "loop":
            time.sleep(0.3)
            sys.exit(4)
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                ready = mode != "never" and time.time() - start >= float(os.environ.get("DELAY", "0"))
                body = json.dumps({"imageDigest": os.environ.get("DIGEST", ""), "ready": ready}).encode()
                self.send_response(200 if ready else 503)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        if mode == "idle":
            time.sleep(600)
        if mode == "late":
            time.sleep(float(os.environ["DELAY"]))
        http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
        """;

    private readonly ServerConnection _connection;
    private readonly string _project = $"gate-{Guid.NewGuid():N}"[..13];

    private GateServer(ServerConnection connection, string image) => (_connection, Image) = (connection, image);

    public string Image { get; }

    public string Digest => Image.Split('@')[1];

    public static async Task<GateServer> StartAsync(SandboxFixture fixture)
    {
        var reference = await fixture.ImageAsync(SandboxImage.Python);
        var server = await fixture.ServerAsync();
        var connection = await ServerConnection.ConnectAsync(server.Server, SshCredentials.FromFile(fixture.PrivateKeyFile));
        if (!(await connection.RunAsync(new RemoteCommand("docker", "image", "inspect", reference).AllowFailure())).Succeeded)
        {
            var port = int.Parse(fixture.Registry.Split(':')[1]);
            await using var forward = await connection.ForwardFromServerAsync(port, "127.0.0.1", port);
            await connection.RunAsync(new RemoteCommand("docker", "pull", "--quiet", reference));
        }

        var pinned = await connection.RunAsync(new RemoteCommand("docker", "image", "inspect", "--format", "{{index .RepoDigests 0}}", reference));
        return new GateServer(connection, pinned.Output.Trim());
    }

    public GateTarget Target(string service) => new() { Project = _project, Service = service, Image = Image };

    public GateTarget Probed(string service) => Target(service) with { Probe = new HealthProbe(service, 8000) { DigestProperty = "imageDigest" } };

    public JsonObject Service(string mode, params (string Name, string Value)[] environment) => new()
    {
        ["image"] = Image,
        ["command"] = new JsonArray("python3", "-c", Program),
        ["init"] = true,
        ["environment"] = new JsonObject([new("MODE", mode), new("DIGEST", Digest), .. environment.Where(x => x.Name != "DIGEST").Select(x => KeyValuePair.Create(x.Name, (JsonNode?)x.Value))]),
    };

    public Task UpAsync(params (string Name, JsonObject Service)[] services)
    {
        var document = new JsonObject { ["services"] = new JsonObject(services.Select(x => KeyValuePair.Create(x.Name, (JsonNode?)x.Service))) };
        return _connection.RunAsync(Compose("up", "--detach", "--pull", "never").WithInput(document.ToJsonString()));
    }

    public async Task<GateReport> WaitAsync(GateTarget target, GateOptions? options = null) => await HealthGate.WaitAsync(_connection, target, options ?? new GateOptions());

    public Task<System.Collections.Immutable.ImmutableArray<GateReport>> WaitAllAsync(params GateTarget[] targets) => HealthGate.WaitAllAsync(_connection, targets, new GateOptions());

    /// <summary>What a look at the whole server and one question to each service say; null where that settles nothing.</summary>
    public async Task<System.Collections.Immutable.ImmutableArray<GateReport>?> AskOnceAsync(params GateTarget[] targets)
    {
        var look = await _connection.RunAsync(FactsScript.Command(new ServerLayout(_project), 0, []));
        var before = _connection.RoundTrips;
        var reports = await HealthGate.AskOnceAsync(_connection, targets, FactsAnswer.Read(look.Output, default, default).Containers, new GateOptions());
        _connection.RoundTrips.Should().Be(before, "nothing is watched");
        return reports;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.RunAsync(RemoteCommand.Script(
            """docker ps -aq --filter "label=com.docker.compose.project=$1" | xargs -r docker rm -f; docker network rm "$1_default" """, _project).AllowFailure());
        await _connection.DisposeAsync();
    }

    private RemoteCommand Compose(params string[] arguments) => new("docker", ["compose", "--project-name", _project, "--file", "-", .. arguments]);
}
