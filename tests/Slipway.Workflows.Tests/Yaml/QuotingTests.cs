using CsCheck;
using Slipway.Workflows.Nodes;

namespace Slipway.Workflows.Tests.Yaml;

public sealed class QuotingTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("1.10")]
    [InlineData("0x1F")]
    [InlineData("2026-01-02")]
    [InlineData("12:30")]
    [InlineData("key: value")]
    [InlineData("text # comment")]
    [InlineData("${{ github.sha }}")]
    [InlineData("it's")]
    [InlineData("*alias")]
    [InlineData(" spaces ")]
    public void A_text_that_may_read_as_something_else_is_in_quotes(string text) =>
        Line(text).Should().Be($"  value: '{text.Replace("'", "''", StringComparison.Ordinal)}'");

    [Theory]
    [InlineData("ubuntu-24.04-arm")]
    [InlineData("./build.sh DeployQa")]
    [InlineData("output/smoke")]
    public void A_text_that_reads_as_itself_is_plain(string text) => Line(text).Should().Be($"  value: {text}");

    [Fact]
    public void Several_lines_stay_several_lines() =>
        Written.Text(Step("first\n  second\n")).Should().Contain("value: |\n").And.Contain("\n      second\n");

    [Fact]
    public void A_long_line_stays_one_line() => Line(string.Join(' ', Enumerable.Repeat("word:", 200))).Should().NotContain("\n");

    [Fact]
    public void Every_text_is_read_as_it_was_written() =>
        Gen.String[Gen.Char["aZ0 .:-#'\"\\\n\t{}[]&*!|>%@`~,?/$éß€"], 0, 40].Sample(text =>
            Written.Yaml(Step(text))["env", "value"] == text, print: x => System.Text.Json.JsonSerializer.Serialize(x));

    private static string Line(string text) => Written.Text(Step(text)).TrimEnd('\n').Split('\n')[^1];

    private static RunStep Step(string text) => new("true") { Env = new Dictionary<string, string> { ["value"] = text } };
}
