using CsCheck;
using Nuke.Common.CI.GitHubActions.Configuration;

namespace Nuke.Common.Tests.CI;

public sealed class YamlTests
{
    const string Characters = "aZ09 .:-?,[]{}#&*!|>'\"%@`~$\\/\t\n\u0001é=+_<";

    [Fact]
    public void Any_text_reads_as_itself() =>
        Gen.Char[Characters].Array[0, 12].Select(x => new string(x)).Sample(text =>
            new Workflow($"key: {Yaml.Scalar(text)}\nlist:\n  - {Yaml.Pattern(text)}\nother: {Yaml.DoubleQuoted(text)}\n")
                is { } workflow && workflow["key"] == text && workflow["list", "0"] == text && workflow["other"] == text);

    [Theory]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("1.10")]
    [InlineData("0x1F")]
    [InlineData("1e3")]
    [InlineData(".inf")]
    [InlineData("2026-01-02")]
    [InlineData("12:30")]
    public void A_text_that_reads_as_something_else_is_quoted(string text) => Yaml.Scalar(text).Should().Be($"'{text}'");

    [Theory]
    [InlineData("ubuntu-latest")]
    [InlineData("./build.cmd Test")]
    [InlineData("${{ github.workflow }} @ ${{ github.head_ref || github.run_id }}")]
    [InlineData("tree:0")]
    [InlineData("success() || failure()")]
    public void A_text_that_reads_as_itself_is_not(string text) => Yaml.Scalar(text).Should().Be(text);
}
