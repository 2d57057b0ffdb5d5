using System.Text.Json.Nodes;
using Slipway.Compose;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>What differs between QA and production, on the Compose documents that their servers get.</summary>
public sealed class EnvironmentsTests
{
    /// <summary>1.5 GB: what QA is to save.</summary>
    private const long Saved = 1_500_000_000;

    private static readonly string[] s_open = ["443/tcp", "443/udp", "80/tcp"];

    [Fact]
    public async Task Qa_has_the_application_alone_and_production_what_watches_it_too()
    {
        Services(await RepositoryCompose.Qa.RenderAsync()).Should().BeEquivalentTo(RepositoryCompose.Application);
        Services(await RepositoryCompose.Production.RenderAsync()).Should().BeEquivalentTo([.. RepositoryCompose.Application, .. RepositoryCompose.Watchers]);
    }

    [Fact]
    public async Task Qa_needs_a_gigabyte_and_a_half_less_than_it_would_with_what_watches_production()
    {
        var (qa, production) = (await RepositoryCompose.Qa.ReadAsync(), await RepositoryCompose.Production.ReadAsync());
        var watched = await (RepositoryCompose.Qa with { Profiles = ["monitoring"] }).ReadAsync();

        production.Services.Where(x => RepositoryCompose.Watchers.Contains(x.Name)).Sum(x => x.MemoryLimit!.Value).Should().BeGreaterThanOrEqualTo(Saved);
        qa.MemoryLimit.Should().BeLessThanOrEqualTo(watched.MemoryLimit - Saved).And.BeLessThanOrEqualTo(production.MemoryLimit - Saved);
        qa.Services.Concat(production.Services).Should().OnlyContain(x => x.MemoryLimit > 0, "a sum of which something is missing says nothing");
    }

    [Theory]
    [InlineData("local")]
    [InlineData("qa")]
    [InlineData("production")]
    public async Task Nothing_but_80_and_443_is_published_anywhere(string environment)
    {
        var document = await RepositoryCompose.Named(environment).RenderAsync();

        document["services"]!.AsObject().SelectMany(x => (x.Value!["ports"] as JsonArray ?? []).Select(y => $"{x.Key} {y!["published"]}/{y["protocol"]}"))
            .Should().BeEquivalentTo(s_open.Select(x => $"caddy {x}"));
        Footprint.Of(await RepositoryCompose.Named(environment).ReadAsync()).ToString().Should().EndWith("Published: caddy 80/tcp, 443/tcp, 443/udp");
    }

    [Fact]
    public async Task What_watches_changes_nothing_of_what_it_watches()
    {
        var alone = await (RepositoryCompose.Production with { Profiles = [] }).RenderAsync();
        var watched = await RepositoryCompose.Production.RenderAsync();

        foreach (var service in RepositoryCompose.Application)
            JsonNode.DeepEquals(alone["services"]![service], watched["services"]![service]).Should().BeTrue($"{service} must not be replaced because something looks at it");
    }

    private static IEnumerable<string> Services(JsonObject document) => document["services"]!.AsObject().Select(x => x.Key);
}
