using Slipway.Sandbox.Tests.GitHub;
using Slipway.Sandbox.Tests.Workflows.Running;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>The checked-in workflows, executed: what GitHub would do on a push to <c>develop</c> and on one to <c>master</c>.</summary>
[Collection(SandboxCollection.Name)]
public sealed class WorkflowRunTests(SandboxFixture fixture) : IDisposable
{
    private const string Password = "anchor-9f31c7aa02";

    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-run-").FullName;
    private readonly PretendGitHub _github = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _approved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        _github.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_push_to_develop_reaches_qa_and_one_to_master_production_after_its_approval_with_the_same_digests()
    {
        var (qa, production) = (await fixture.ServerAsync("qa"), await fixture.ServerAsync("production"));
        await PrepareImagesAsync();
        var repository = new PushedRepository(_folder);
        await repository.CreateAsync();

        var pushed = await repository.PushToDevelopAsync(await SandboxChangesAsync());
        var toQa = RunnerOf(repository, "develop", pushed, qa, production);
        var jobs = await new WorkflowRun(toQa).RunAsync("deploy-qa.yml");
        jobs.Should().OnlyContain(x => x.Value.Result == "success", toQa.Output);
        jobs.Keys.Should().BeEquivalentTo("test", "images", "images / images", "deploy");
        var released = await ImagesAsync(qa.Container);
        released.Should().HaveCount(2).And.OnlyContain(x => x.Contains("@sha256:", StringComparison.Ordinal));
        foreach (var image in new[] { "backend", "frontend" })
            released.Should().Contain(x => x.EndsWith($"/{image}@{jobs["images"].Outputs[$"{image}-amd64"]}", StringComparison.Ordinal), "what was built is what runs");
        toQa.Artifacts["smoke-qa"].Should().Contain(x => x.EndsWith(".png", StringComparison.Ordinal));
        (await StartedAsync(production.Container)).Should().BeEmpty();

        var merged = await repository.MergeToMasterAsync();
        var toProduction = RunnerOf(repository, "master", merged, qa, production);
        var run = new WorkflowRun(toProduction).RunAsync("deploy-production.yml");
        await Task.WhenAny(_asked.Task, run);
        _asked.Task.IsCompleted.Should().BeTrue(toProduction.Output);
        (await StartedAsync(production.Container)).Should().BeEmpty("nobody approved yet");
        (await repository.NewTagsAsync(merged.After)).Should().BeEmpty();

        _approved.SetResult();
        jobs = await run;
        jobs.Should().OnlyContain(x => x.Value.Result == "success", toProduction.Output);
        jobs.Keys.Should().BeEquivalentTo("test", "images", "images / images", "deploy", "release");
        (await ImagesAsync(production.Container)).Should().BeEquivalentTo(released, "production gets what QA ran");
        (await repository.NewTagsAsync(merged.After)).Should().ContainSingle().Which.Should().StartWith("v");

        foreach (var secret in new[] { Password, PretendGitHub.Token, (await File.ReadAllLinesAsync(fixture.PrivateKeyFile))[1] })
            (toQa.Output + toProduction.Output).Should().NotContain(secret);
    }

    [Fact]
    public async Task A_push_to_another_branch_starts_neither()
    {
        var repository = new PushedRepository(_folder);
        await repository.CreateAsync();
        var head = await repository.HeadAsync("develop");
        var runner = new Runner { Origin = repository.Origin, Folder = _folder, Repository = "harbour/shop", Branch = "feature/x", Before = head, Commit = head, Token = "none", Api = _github.Repository.Api };

        (await new WorkflowRun(runner).RunAsync("deploy-qa.yml")).Should().BeEmpty();
        (await new WorkflowRun(runner).RunAsync("deploy-production.yml")).Should().BeEmpty();
    }

    private Runner RunnerOf(PushedRepository repository, string branch, (string Before, string After) push, SandboxServer qa, SandboxServer production)
    {
        _github.With("environments/production", """{"protection_rules":[{"type":"required_reviewers","reviewers":[{"type":"User","reviewer":{"login":"ada"}}]}]}""");
        return new Runner
        {
            Origin = repository.Origin,
            Folder = _folder,
            Repository = "harbour/shop",
            Branch = branch,
            Before = push.Before,
            Commit = push.After,
            Token = PretendGitHub.Token,
            Api = _github.Repository.Api,
            Secrets = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["qa"] = Secrets(), ["production"] = Secrets() },
            Variables = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["qa"] = Variables(qa), ["production"] = Variables(production) },
            Machine = new Dictionary<string, string>
            {
                // Not GHCR, which tests must not reach.
                ["REGISTRY_ADDRESS"] = $"{fixture.Registry}/slipway",

                // The sandbox's engine keeps images in a store that takes neither attestations nor a cache in a registry.
                ["ATTESTATIONS"] = "false",
                ["LAYER_CACHE"] = "none",
            },
            Skipped = new Dictionary<string, string> { ["./build.sh Test --yes"] = "this test is one of those, and would start itself" },
            CompiledBuild = Path.Combine(_folder, "compiled"),
            PassRules = async environment =>
            {
                if (environment != "production")
                    return;
                _asked.TrySetResult();
                await _approved.Task;
            },
        };
    }

    private Dictionary<string, string> Secrets() => new() { ["DATABASE_PASSWORD"] = Password, ["SSH_PRIVATE_KEY"] = File.ReadAllText(fixture.PrivateKeyFile) };

    private static Dictionary<string, string> Variables(SandboxServer server) => new()
    {
        ["ACME_EMAIL"] = "ada@example.com",
        ["SSH_HOST"] = server.Server.Host,
        ["SSH_HOST_KEYS"] = server.Server.HostKeys[^1],
    };

    private static async Task PrepareImagesAsync() => await SandboxImages.EnsureAsync(
        new() { Root = SandboxFixture.Root, Confirm = (_, _) => Task.FromResult(Environment.IsPrivilegedProcess) }, [SandboxImage.DotNetSdk, SandboxImage.AspNet]);

    /// <summary>What a team changes for its own servers; here for those of the sandbox, where no hub and no public certificate authority is.</summary>
    private async Task<(string File, string Old, string New)[]> SandboxChangesAsync()
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
            ("build/Environments.cs", "Smoke = SmokeOf(api, app),", """
                Smoke = SmokeOf(api, app) with
                {
                    TrustedRoot = "caddy:/data/caddy/pki/authorities/local/root.crt",
                    Resolve = ImmutableDictionary<string, string>.Empty.Add(api, $"{remote.Host}:443").Add(app, $"{remote.Host}:443"),
                },
                """),
            ("docker/compose.qa.yaml", "TLS_ISSUER: letsencrypt", "TLS_ISSUER: internal"),
            ("docker/compose.production.yaml", "TLS_ISSUER: letsencrypt", "TLS_ISSUER: internal"),
        ];
    }

    /// <summary>Our images that run on a server, by digest.</summary>
    private static async Task<string[]> ImagesAsync(string container)
    {
        var lines = await SandboxFixture.DockerAsync("exec", container, "sh", "-c", "docker ps --quiet | xargs docker inspect --format '{{.Config.Image}}'");
        return [.. lines.Split('\n').Where(x => x.Contains("/backend@", StringComparison.Ordinal) || x.Contains("/frontend@", StringComparison.Ordinal)).Distinct()];
    }

    private static Task<string> StartedAsync(string container) => SandboxFixture.DockerAsync("exec", container, "docker", "ps", "--all", "--quiet");
}
