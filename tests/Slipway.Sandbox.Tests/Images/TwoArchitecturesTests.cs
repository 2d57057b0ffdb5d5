using System.Collections.Immutable;
using Slipway.Images;
using Slipway.Sandbox.Tests.Rollouts;

namespace Slipway.Sandbox.Tests.Images;

/// <summary>Images of one commit for servers of two kinds, each pushed by a job of its own.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TwoArchitecturesTests(SandboxFixture sandbox) : IDisposable
{
    private static readonly ImmutableArray<string> s_platforms = ["linux/amd64", "linux/arm64"];

    private readonly RegistryClient _registry = new();

    public void Dispose() => _registry.Dispose();

    [Theory]
    [InlineData("linux/amd64", "linux/arm64")]
    [InlineData("linux/arm64", "linux/amd64")]
    public async Task Whichever_is_pushed_first_version_and_commit_name_one_index_of_both(string first, string second)
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);

        var one = await ShipAsync(shop, first);
        (await PlatformsAsync(one[0].Reference)).Should().Equal(first);
        var both = await ShipAsync(shop, second);
        var again = await ShipAsync(shop, first);

        var commit = await shop.CommitOfAsync("HEAD");
        foreach (var image in both)
        {
            foreach (var tag in new[] { "0.1.0-stable.1", commit })
                (await _registry.FindDigestAsync($"{image.Repository}:{tag}")).Should().Be(image.Digest);
            (await PlatformsAsync(image.Reference)).Should().Equal(s_platforms);
        }

        again.Select(x => x.Digest).Should().Equal(both.Select(x => x.Digest), "the same images make the same index, whoever joins them");
        shop.Log.All.Count(x => x.Contains("buildx bake", StringComparison.Ordinal)).Should().Be(2, "the third run has nothing to build");
        shop.Log.All.Should().NotContain(x => x.Contains("is moved to", StringComparison.Ordinal), "an index that grows is nothing to warn of");
    }

    [Fact]
    public async Task Two_jobs_that_push_at_the_same_moment_lose_nothing()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await shop.CommitAsync(("backend/content", $"{attempt}"), ("frontend/content", $"{attempt}"));
            var plans = new List<ImagePlan>();
            foreach (var platform in s_platforms)
            {
                shop.Options = shop.Options with { Platform = platform, Platforms = s_platforms };
                plans.Add(await shop.PlanAsync(_registry));
                await new ImageBuilder(shop.Log.Logger).BuildAsync(plans[^1]);
            }

            await Task.WhenAll(plans.Select(plan => new ImagePusher(_registry, shop.Log.Logger).PushAsync(plan)));

            foreach (var image in shop.Images)
                (await PlatformsAsync($"{shop.Options.Registry.Repository(image.Name)}:{await shop.CommitOfAsync("HEAD")}")).Should().Equal(s_platforms);
        }
    }

    [Fact]
    public async Task A_commit_that_changes_the_frontend_leaves_the_backend_s_index_what_it_was()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        await ShipAsync(shop, "linux/arm64");
        var before = await ShipAsync(shop, "linux/amd64");
        await shop.CommitAsync(("frontend/content", "changed"));

        await ShipAsync(shop, "linux/arm64");
        var after = await ShipAsync(shop, "linux/amd64");

        after[0].Digest.Should().Be(before[0].Digest);
        after[1].Digest.Should().NotBe(before[1].Digest);
        (await PlatformsAsync(after[1].Reference)).Should().Equal(s_platforms);
    }

    [Fact]
    public async Task A_dry_run_plans_with_the_index_and_writes_nothing()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        await ShipAsync(shop, "linux/arm64");
        var shipped = await ShipAsync(shop, "linux/amd64");

        (await shop.PlanAsync(_registry)).Images.Select(x => x.Joined).Should().Equal(shipped.Select(x => x.Digest));
    }

    [Fact]
    public async Task A_server_runs_the_image_for_its_own_processor_by_the_index_s_digest()
    {
        using var application = await SecondApplication.CheckOutAsync(sandbox);
        application.Platforms = s_platforms;
        foreach (var image in (await application.PlanAsync()).Images)
            await PushForArmAsync(image.Parts["linux/arm64"]);

        await application.DeployAsync(application.Smoke);

        var running = await application.RunningAsync();
        foreach (var service in new[] { "core", "web" })
        {
            var reference = running[service].Split(' ')[0];
            (await PlatformsAsync(reference)).Should().Equal(s_platforms);
            (await application.OnServerAsync($"docker exec visits-{service}-1 uname -m")).Should().Be("x86_64");
            (await application.OnServerAsync($"docker image inspect --format '{{{{.Architecture}}}}' {reference}")).Should().Be("amd64");
        }
    }

    /// <summary>An image for another processor than this machine's needs nothing that runs: one file on nothing.</summary>
    private static async Task PushForArmAsync(string reference)
    {
        var folder = Directory.CreateTempSubdirectory("slipway-arm-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Dockerfile"), "FROM scratch\nCOPY Dockerfile /for-arm\n");
        await SandboxFixture.DockerAsync("buildx", "build", "--platform", "linux/arm64", "--provenance=false", "--load", "--tag", reference, folder.FullName);
        await SandboxFixture.DockerAsync("push", "--quiet", reference);
        await SandboxFixture.DockerAsync("image", "rm", reference);
        folder.Delete(recursive: true);
    }

    private async Task<ImmutableArray<BuiltImage>> ShipAsync(ShopCheckout shop, string platform)
    {
        shop.Options = shop.Options with { Platform = platform, Platforms = s_platforms };
        return (await shop.ShipAsync(_registry)).Images;
    }

    /// <summary>What the registry says an image is made for; each is there under its own digest.</summary>
    private async Task<ImmutableArray<string>> PlatformsAsync(string reference)
    {
        var platforms = (await _registry.FindContentAsync(reference, s_platforms[0]))!.Platforms;
        foreach (var platform in platforms)
            (await _registry.FindContentAsync(reference, platform))!.Layers.Should().NotBeEmpty();
        return platforms;
    }
}
