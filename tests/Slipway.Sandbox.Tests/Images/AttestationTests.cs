using System.Text;
using System.Text.Json;
using Slipway.Images;

namespace Slipway.Sandbox.Tests.Images;

/// <summary>What CI adds to an image: where it comes from, what is in it, and layers that the next build starts from.</summary>
[Collection(SandboxCollection.Name)]
public sealed class AttestationTests(SandboxFixture sandbox) : IDisposable
{
    private readonly RegistryClient _registry = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _registry.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task An_image_carries_its_provenance_and_the_list_of_its_packages_into_the_registry_and_into_an_index()
    {
        await using var shop = await DebianShopAsync();
        shop.Options = shop.Options with { Platforms = ["linux/amd64", "linux/arm64"], Platform = "linux/arm64" };
        await shop.CommitAsync(("frontend/Dockerfile", "FROM scratch\nCOPY . /\n"), ("backend/Dockerfile", "FROM scratch\nCOPY . /\n"));
        await shop.ShipAsync(_registry);
        shop.Options = shop.Options with { Platform = "linux/amd64" };
        var images = (await shop.ShipAsync(_registry)).Images;

        var kinds = await StatementsAsync(images[0]);
        kinds.Select(x => x.Platform).Distinct().Should().BeEquivalentTo(["linux/amd64", "linux/arm64"]);
        kinds.Count(x => x.Kind.StartsWith("https://slsa.dev/provenance/", StringComparison.Ordinal)).Should().Be(2);
        kinds.Count(x => x.Kind == "https://spdx.dev/Document").Should().Be(2);
    }

    [Fact]
    public async Task The_list_names_the_packages_that_are_in_the_image_and_the_provenance_its_base()
    {
        await using var shop = await DebianShopAsync();

        var images = (await shop.ShipAsync(_registry)).Images;

        var statements = await StatementsAsync(images[0]);
        statements.Single(x => x.Kind == "https://spdx.dev/Document").Text.Should().Contain("base-files").And.Contain("pkg:deb/debian/");
        statements.Single(x => x.Kind.StartsWith("https://slsa.dev/provenance/", StringComparison.Ordinal)).Text.Should().Contain("sandbox.slipway.test/debian");
    }

    [Fact]
    public async Task The_next_build_reads_the_layers_that_this_one_left_in_the_registry()
    {
        await using var shop = await DebianShopAsync();
        var cache = $"type=registry,ref={shop.Options.Registry.Address}/cache:{{image}}-amd64";
        shop.Options = shop.Options with { CacheFrom = [cache], CacheTo = [$"{cache},mode=max"] };

        await shop.ShipAsync(_registry);
        foreach (var image in new[] { "backend", "frontend" })
            (await _registry.FindDigestAsync($"{shop.Options.Registry.Address}/cache:{image}-amd64")).Should().NotBeNull();
        await shop.CommitAsync(("frontend/content", "changed"));
        await shop.ShipAsync(_registry);

        shop.Log.All.Should().Contain(x => x.Contains($"importing cache manifest from {shop.Options.Registry.Address}/cache:frontend-amd64", StringComparison.Ordinal));
    }

    private async Task<ShopCheckout> DebianShopAsync()
    {
        await ImageStore.EnsureTakesAttestationsAsync();
        await SandboxImages.EnsureAsync(new() { Root = SandboxFixture.Root, Confirm = (_, _) => Task.FromResult(true) }, [SandboxImage.SbomScanner]);
        var shop = await ShopCheckout.CreateAsync(sandbox.Registry);
        shop.Options = shop.Options with { Attestations = true, SbomGenerator = SandboxImage.SbomScanner.Local };
        await shop.CommitAsync(("backend/Dockerfile", $"FROM {SandboxImage.Debian.Local}\nCOPY . /srv/\n"));
        return shop;
    }

    /// <summary>The statements that hang on an image, as the registry has them.</summary>
    private async Task<IReadOnlyList<(string Platform, string Kind, string Text)>> StatementsAsync(BuiltImage image)
    {
        var repository = image.Repository[(image.Repository.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var entries = (await ReadAsync(repository, $"manifests/{image.Digest}")).RootElement.GetProperty("manifests").EnumerateArray().ToArray();
        var platforms = entries.ToDictionary(x => x.GetProperty("digest").GetString()!, x => $"{x.GetProperty("platform").GetProperty("os")}/{x.GetProperty("platform").GetProperty("architecture")}");
        var statements = new List<(string, string, string)>();
        foreach (var entry in entries.Where(x => x.TryGetProperty("annotations", out var notes) && notes.TryGetProperty("vnd.docker.reference.type", out _)))
            foreach (var layer in (await ReadAsync(repository, $"manifests/{entry.GetProperty("digest")}")).RootElement.GetProperty("layers").EnumerateArray())
            {
                var statement = await ReadAsync(repository, $"blobs/{layer.GetProperty("digest")}");
                var about = platforms[entry.GetProperty("annotations").GetProperty("vnd.docker.reference.digest").GetString()!];
                statements.Add((about, statement.RootElement.GetProperty("predicateType").GetString()!, statement.RootElement.GetRawText()));
            }

        return statements;
    }

    private async Task<JsonDocument> ReadAsync(string repository, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{sandbox.Registry}/v2/{repository}/{path}");
        foreach (var type in new[] { "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json" })
            request.Headers.Accept.ParseAdd(type);
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }
}
