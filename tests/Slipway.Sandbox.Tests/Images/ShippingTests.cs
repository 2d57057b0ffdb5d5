using Slipway.Images;

namespace Slipway.Sandbox.Tests.Images;

[Collection(SandboxCollection.Name)]
public sealed class ShippingTests(SandboxFixture sandbox) : IDisposable
{
    private readonly RegistryClient _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task What_is_built_is_in_the_registry_under_version_commit_and_inputs_and_says_what_it_is()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);

        var (built, images) = await shop.ShipAsync(_registry);

        built.Should().Equal("backend", "frontend");
        var commit = await shop.CommitOfAsync("HEAD");
        var plan = await shop.PlanAsync(_registry);
        foreach (var (image, planned) in images.Zip(plan.Images))
        {
            image.Should().Match<BuiltImage>(each => each.Version == "0.1.0-stable.1" && each.Commit == commit);
            image.Repository.Should().Be($"{shop.Options.Registry.Address}/{image.Name}");
            foreach (var tag in new[] { "0.1.0-stable.1", commit, planned.Inputs.Tag })
                (await _registry.FindDigestAsync($"{image.Repository}:{tag}")).Should().Be(image.Digest);
        }

        images[0].BuildArguments.Should().Equal(new Dictionary<string, string> { ["MODEL"] = "tiny, 1=2" });
        (await _registry.FindAsync(images[0].Reference, "linux/amd64"))!.Platforms.Should().Equal("linux/amd64");
    }

    [Fact]
    public async Task Another_job_finds_the_images_by_commit_or_version()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        var (_, images) = await shop.ShipAsync(_registry);
        var catalog = new ImageCatalog(_registry);

        foreach (var tag in new[] { await shop.CommitOfAsync("HEAD"), "0.1.0-stable.1" })
            (await catalog.FindAsync(shop.Images, shop.Options, tag)).Should().BeEquivalentTo(images);

        var finding = () => catalog.FindAsync(shop.Images, shop.Options, "9.9.9");
        (await finding.Should().ThrowAsync<SlipwayException>()).WithMessage("Not in the registry: *backend:9.9.9, *frontend:9.9.9*./build.sh Push*");
    }

    [Fact]
    public async Task A_second_run_builds_and_pushes_nothing_and_says_so()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        var (_, first) = await shop.ShipAsync(_registry);

        var (built, second) = await shop.ShipAsync(_registry);

        built.Should().BeEmpty();
        second.Should().BeEquivalentTo(first);
        shop.Log.Headings.Should().Contain(line => line.StartsWith("backend is unchanged", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("frontend is unchanged", StringComparison.Ordinal));
        shop.Log.All.Count(line => line.Contains("buildx bake", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_commit_that_changes_the_frontend_leaves_the_backend_what_it_was_under_further_tags()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        var (_, first) = await shop.ShipAsync(_registry);
        await shop.CommitAsync(("frontend/content", "changed"));

        var (built, second) = await shop.ShipAsync(_registry);

        built.Should().Equal("frontend");
        second[0].Should().BeEquivalentTo(first[0], "its labels say the commit that it was really built from");
        second[1].Digest.Should().NotBe(first[1].Digest);
        second[1].Version.Should().Be("0.1.0-stable.2");
        foreach (var tag in new[] { "0.1.0-stable.2", await shop.CommitOfAsync("HEAD"), "0.1.0-stable.1", await shop.CommitOfAsync("HEAD~1") })
            (await _registry.FindDigestAsync($"{first[0].Repository}:{tag}")).Should().Be(first[0].Digest);
    }

    [Fact]
    public async Task What_is_not_committed_is_never_called_by_the_commit()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        shop.Write("backend/content", "not committed");

        var (_, images) = await shop.ShipAsync(_registry);

        var commit = await shop.CommitOfAsync("HEAD");
        images[0].Commit.Should().MatchRegex($"^{commit}-dirty\\.[0-9a-f]{{8}}$");
        images[0].Version.Should().MatchRegex(@"^0\.1\.0-stable\.1\.dirty\.[0-9a-f]{8}$");
        images[1].Should().Match<BuiltImage>(frontend => frontend.Commit == commit && frontend.Version == "0.1.0-stable.1");
        (await _registry.FindDigestAsync($"{images[0].Repository}:{commit}")).Should().BeNull();
        (await _registry.FindDigestAsync($"{images[1].Repository}:{images[0].Commit}")).Should().Be(images[1].Digest);
    }

    [Fact]
    public async Task A_commit_that_is_built_with_other_arguments_takes_its_tags_along_and_says_so()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        var (_, first) = await shop.ShipAsync(_registry);
        shop.Images = [shop.Images[0] with { BuildArguments = shop.Images[0].BuildArguments.SetItem("MODEL", "large") }, shop.Images[1]];

        var (built, second) = await shop.ShipAsync(_registry);

        built.Should().Equal("backend");
        second[0].BuildArguments["MODEL"].Should().Be("large");
        shop.Log.All.Should().Contain($"{first[0].Repository}:{first[0].Commit} named {first[0].Digest} and is moved to {second[0].Digest}: it was built with other arguments or bases");
        (await _registry.FindDigestAsync($"{first[0].Repository}:{first[0].Commit}")).Should().Be(second[0].Digest);
    }

    [Fact]
    public async Task A_registry_that_goes_down_between_build_and_push_is_one_clear_error()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        var plan = await shop.PlanAsync(_registry);
        plan = plan with
        {
            Options = plan.Options with { Registry = shop.Unreachable },
            Images = [.. plan.Images.Select(image => image with { Repository = shop.Unreachable.Repository(image.Name) })],
        };
        await new ImageBuilder(shop.Log.Logger).BuildAsync(plan);

        var pushing = async () => await new ImagePusher(_registry, shop.Log.Logger).PushAsync(plan);

        (await pushing.Should().ThrowAsync<SlipwayException>()).WithMessage("Image * could not be pushed to localhost:1/shop-*connection refused*");
    }

    [Fact]
    public async Task Pushing_what_was_never_built_says_what_to_type()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);

        var pushing = async () => await new ImagePusher(_registry, shop.Log.Logger).PushAsync(await shop.PlanAsync(_registry));

        (await pushing.Should().ThrowAsync<SlipwayException>()).WithMessage("Image * of 0.1.0-stable.1 was not built*./build.sh DockerBuild*");
    }

    [Fact]
    public async Task A_failed_build_ends_with_the_lines_of_the_failing_step()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        await shop.CommitAsync(("backend/Dockerfile", $"FROM {SandboxImage.Debian.Local}\nRUN echo about to fail && echo gone wrong >&2 && exit 3\n"));

        var shipping = () => shop.ShipAsync(_registry);

        (await shipping.Should().ThrowAsync<SlipwayException>()).Which.Message.Should()
            .StartWith("The build of backend and frontend failed").And.Contain("gone wrong").And.Contain("exit code: 3");
    }

    [Fact]
    public async Task A_bundle_of_certificates_reaches_the_build_and_no_layer()
    {
        await using var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        shop.Write("bundle.pem", "a certificate");
        shop.Options = shop.Options with { CertificateBundle = Path.Combine(shop.Root, "bundle.pem") };
        await shop.CommitAsync(("backend/Dockerfile", $"""
            FROM scratch AS ca
            FROM {SandboxImage.Debian.Local} AS build
            RUN --mount=type=bind,from=ca,target=/run/ca grep -q "a certificate" /run/ca/ca-certificates.crt && touch /seen
            FROM scratch
            COPY --from=build /seen /seen
            """));

        (await shop.ShipAsync(_registry)).Built.Should().Contain("backend");
    }
}
