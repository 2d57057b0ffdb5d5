using System.Text.Json;
using Slipway.Images;
using Slipway.Sandbox.Tests.GitHub;
using Slipway.Sandbox.Tests.Workflows.Running;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>A repository on a pretended GitHub, whose checked-in workflows are executed against servers of the sandbox.</summary>
public abstract class WorkflowRunTest(SandboxFixture fixture, CompiledBuild compiled) : IDisposable
{
    protected const string Password = "anchor-9f31c7aa02";

    /// <summary>The step that costs too much to be executed more than once.</summary>
    protected const string TestStep = "./build.sh Test --yes";

    /// <summary>
    /// What the solution of the pushed repository lacks, which is then that of a team with an application: this test would start
    /// itself, and the rest was compiled by who runs this test.
    /// </summary>
    private static readonly string[] s_notOfTheTeam =
    [
        .. new[] { "Nuke.Common", "Nuke.Components", "Nuke.SourceGenerators", "Slipway", "Slipway.Workflows" }.Select(x => $"src/{x}/{x}.csproj"),
        .. new[] { "Nuke.Common.Tests", "Nuke.Components.Tests", "Slipway.Benchmarks", "Slipway.Sandbox.Tests", "Slipway.Tests", "Slipway.Workflows.Tests" }.Select(x => $"tests/{x}/{x}.csproj"),
        "build/_build.csproj",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-run-").FullName;
    private readonly RunQueue _queue = new();

    private protected PretendGitHub GitHub { get; } = new();

    private protected PushedRepository Repository => new(_folder);

    protected SandboxFixture Fixture => fixture;

    private protected RunQueue Queue => _queue;

    /// <summary>Completes when a deploy to production waits for its approval.</summary>
    protected TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is completed to approve it.</summary>
    protected TaskCompletionSource Approved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        GitHub.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private protected Runner RunnerOf(string branch, (string Before, string After) push, SandboxServer qa, SandboxServer production)
    {
        GitHub.With("environments/production", """{"protection_rules":[{"type":"required_reviewers","reviewers":[{"type":"User","reviewer":{"login":"ada"}}]}]}""");
        return new Runner
        {
            Origin = Repository.Origin,
            Folder = _folder,
            Repository = "harbour/shop",
            Branch = branch,
            Before = push.Before,
            Commit = push.After,
            Token = PretendGitHub.Token,
            Api = GitHub.Repository.Api,
            Queue = _queue,
            Secrets = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["qa"] = Secrets(), ["production"] = Secrets() },
            Variables = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["qa"] = Variables(qa), ["production"] = Variables(production) },
            Machine = new Dictionary<string, string>
            {
                // Not GHCR, which tests must not reach.
                ["REGISTRY_ADDRESS"] = $"{fixture.Registry}/slipway",

                // BuildKit's own scanner is on Docker Hub, which not every machine reaches.
                ["SBOM_GENERATOR"] = SandboxImage.SbomScanner.Local,
            },
            Skipped = new Dictionary<string, string> { [TestStep] = $"it is executed in {nameof(WorkflowRunTests)}" },
            CompiledBuild = compiled.Folder,
            PassRules = async environment =>
            {
                if (environment != "production")
                    return;
                Asked.TrySetResult();
                await Approved.Task;
            },
        };
    }

    /// <summary>The same for a person who starts a workflow on the head of a branch.</summary>
    private protected async Task<Runner> RunnerByHandAsync(string branch, SandboxServer qa, SandboxServer production) =>
        RunnerOf(branch, ("", await Repository.HeadAsync(branch)), qa, production);

    protected static async Task PrepareImagesAsync()
    {
        await ImageStore.EnsureTakesAttestationsAsync();
        await SandboxImages.EnsureAsync(
            new() { Root = SandboxFixture.Root, Confirm = (_, _) => Task.FromResult(Environment.IsPrivilegedProcess) }, [SandboxImage.DotNetSdk, SandboxImage.AspNet, SandboxImage.SbomScanner]);
    }

    /// <summary>What a team changes for its own servers; here for those of the sandbox, where no hub and no public certificate authority is.</summary>
    protected async Task<(string File, string Old, string New)[]> SandboxChangesAsync()
    {
        var (postgres, caddy) = (await fixture.ImageAsync(SandboxImage.Postgres), await fixture.ImageAsync(SandboxImage.Caddy));
        return
        [
            ("build/Environments.cs", "{ HostKeys = remote.HostKeys }", "{ HostKeys = remote.HostKeys, Port = 2222 }"),
            ("build/Environments.cs", "Images = [Backend, Frontend],", """
                Images = [.. new[] { Backend, Frontend }.Select(x => x with { BaseImages = ImmutableDictionary<string, string>.Empty
                    .Add("SDK_IMAGE", SandboxImage.DotNetSdk.Local).Add("RUNTIME_IMAGE", SandboxImage.AspNet.Local) })],
                """),
            ("build/Environments.cs", """.AddRange(remote.Values("ACME_EMAIL"))""", $""".AddRange(remote.Values("ACME_EMAIL")).Add("POSTGRES_IMAGE", "{postgres}").Add("CADDY_IMAGE", "{caddy}")"""),
            // Its images are on hubs, and nothing that these runs show needs them.
            ("build/Environments.cs", "Watched(OnServer(\"production\", \"docker/compose.production.yaml\", \"api.example.com\", \"app.example.com\", remote, \"www.example.com\", \"example.com\"), remote)",
                "OnServer(\"production\", \"docker/compose.production.yaml\", \"api.example.com\", \"app.example.com\", remote, \"www.example.com\", \"example.com\")"),
            ("build/Environments.cs", "Smoke = SmokeOf(api, app, redirects),", """
                Smoke = SmokeOf(api, app, redirects) with
                {
                    TrustedRoot = "caddy:/data/caddy/pki/authorities/local/root.crt",
                    Resolve = redirects.Append(api).Append(app).ToImmutableDictionary(x => x, _ => $"{remote.Host}:443"),
                },
                """),
            .. s_notOfTheTeam.Select(x => ("Slipway.slnx", $"""<Project Path="{x}" />""", "")),
            ("docker/compose.qa.yaml", "TLS_ISSUER: ${TLS_ISSUER:-letsencrypt}", "TLS_ISSUER: internal"),
            ("docker/compose.production.yaml", "TLS_ISSUER: ${TLS_ISSUER:-letsencrypt}", "TLS_ISSUER: internal"),
        ];
    }

    /// <summary>Our images that serve on a server, by digest; containers that were replaced and are kept warm do not.</summary>
    protected static async Task<string[]> ImagesAsync(string container)
    {
        var lines = await SandboxFixture.DockerAsync(
            "exec", container, "sh", "-c", "for id in $(docker ps --quiet --no-trunc); do [ -e /opt/slipway/warm/$id ] || docker inspect --format '{{.Config.Image}}' $id; done");
        return [.. lines.Split('\n').Where(x => x.Contains("/backend@", StringComparison.Ordinal) || x.Contains("/frontend@", StringComparison.Ordinal)).Distinct().Order()];
    }

    protected static Task<string> StartedAsync(string container) => SandboxFixture.DockerAsync("exec", container, "docker", "ps", "--all", "--quiet");

    /// <summary>What kinds of statements hang on an image in the registry.</summary>
    protected async Task<IEnumerable<string>> StatementsAsync(string reference)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{fixture.Registry}/v2/") };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.oci.image.index.v1+json");
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        var image = ImageReference.Parse(reference);
        using var index = JsonDocument.Parse(await http.GetStringAsync($"{image.Repository}/manifests/{image.Digest}"));
        var attestation = index.RootElement.GetProperty("manifests").EnumerateArray().Single(x => x.TryGetProperty("annotations", out _)).GetProperty("digest");
        using var manifest = JsonDocument.Parse(await http.GetStringAsync($"{image.Repository}/manifests/{attestation}"));
        return [.. manifest.RootElement.GetProperty("layers").EnumerateArray().Select(x => x.GetProperty("annotations").GetProperty("in-toto.io/predicate-type").GetString()!)];
    }

    private Dictionary<string, string> Secrets() => new() { ["DATABASE_PASSWORD"] = Password, ["SSH_PRIVATE_KEY"] = File.ReadAllText(fixture.PrivateKeyFile) };

    private static Dictionary<string, string> Variables(SandboxServer server) => new()
    {
        ["ACME_EMAIL"] = "ada@example.com",
        ["SSH_HOST"] = server.Server.Host,
        ["SSH_HOST_KEYS"] = server.Server.HostKeys[^1],
    };
}
