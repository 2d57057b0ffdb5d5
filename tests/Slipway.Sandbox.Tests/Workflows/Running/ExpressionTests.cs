namespace Slipway.Sandbox.Tests.Workflows.Running;

public sealed class ExpressionTests
{
    private static readonly Contexts s_contexts = new(new Dictionary<string, object?>
    {
        ["inputs"] = new Dictionary<string, object?> { ["version"] = "", ["cache"] = "registry" },
        ["github"] = new Dictionary<string, object?> { ["sha"] = "abc" },
        ["steps"] = new Dictionary<string, object?> { ["push"] = new Dictionary<string, object?> { ["outputs"] = new Dictionary<string, object?> { ["backend-amd64"] = "sha256:1" } } },
    });

    [Theory]
    [InlineData("${{ inputs.version || github.sha }}", "abc")]
    [InlineData("a ${{ steps.push.outputs.backend-amd64 }} b", "a sha256:1 b")]
    [InlineData("${{ steps.nothing.outputs.backend-amd64 }}", "")]
    [InlineData("${{ inputs.cache && format('Deploy {0} to qa', inputs.cache) || '' }}", "Deploy registry to qa")]
    [InlineData("${{ 'it''s' }}", "it's")]
    [InlineData("plain", "plain")]
    public void A_text_is_what_GitHub_makes_of_it(string text, string expected) => Expression.Text(text, s_contexts).Should().Be(expected);

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData("${{ !inputs.version }}", true, true)]
    [InlineData("${{ !inputs.version }}", false, false)]
    [InlineData("${{ !cancelled() }}", false, true)]
    [InlineData("inputs.cache == 'REGISTRY'", true, true)]
    [InlineData("inputs.cache != 'registry'", true, false)]
    [InlineData("failure() && (inputs.version == '' || false)", false, true)]
    public void A_condition_holds_as_on_GitHub(string? condition, bool succeeds, bool holds) =>
        Expression.Condition(condition, s_contexts with { Succeeds = succeeds }).Should().Be(holds);

    [Theory]
    [InlineData("${{ fromJSON('{}') }}")]
    [InlineData("${{ secret.KEY }}")]
    [InlineData("${{ inputs.version; }}")]
    [InlineData("${{ inputs.version inputs.cache }}")]
    public void What_is_not_emulated_is_refused(string text)
    {
        var evaluating = () => Expression.Text(text, s_contexts);

        evaluating.Should().Throw<NotSupportedException>();
    }
}
