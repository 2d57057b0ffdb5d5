using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using Slipway.Contracts.Api;

namespace Slipway.Tests.Contracts.Api;

/// <summary>What holds for every API.</summary>
public sealed class AnyApiTests
{
    private const int Iterations = 60;

    [Fact]
    public void An_api_does_not_differ_from_itself() =>
        AnyApi.Text.Sample(text => Compare(text, text).Should().BeEmpty(), iter: Iterations);

    [Fact]
    public void What_is_only_added_never_breaks() => Gen.Select(AnyApi.Text, Gen.UInt).Sample((text, which) =>
    {
        var (changed, changes) = Changed(text, which, AnyApi.Additions);

        changes.Should().NotBeEmpty(changed).And.OnlyContain(x => !x.IsBreaking);
    }, iter: Iterations);

    [Fact]
    public void Whatever_is_removed_is_found() => Gen.Select(AnyApi.Text, Gen.UInt).Sample((text, which) =>
    {
        var (changed, changes) = Changed(text, which, AnyApi.Removals);

        changes.Should().Contain(x => x.IsBreaking, changed);
    }, iter: Iterations);

    private static (string Text, ImmutableArray<ApiChange> Changes) Changed(string text, uint which, Func<JsonObject, IEnumerable<Action>> sites)
    {
        var api = JsonNode.Parse(text)!.AsObject();
        var all = sites(api).ToArray();
        all[which % all.Length]();
        var changed = api.ToJsonString();
        return (changed, Compare(text, changed));
    }

    private static ImmutableArray<ApiChange> Compare(string running, string wanted) =>
        ApiComparison.Compare(ApiDocument.Parse(running, "running"), ApiDocument.Parse(wanted, "wanted"));
}
