using Slipway.Servers;

namespace Slipway.Tests.Servers;

public sealed class ShellQuoteTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("/opt/shop/current", "/opt/shop/current")]
    [InlineData("localhost:5555/shop/api@sha256:0a", "localhost:5555/shop/api@sha256:0a")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("~/x", "'~/x'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("a\nb", "'a\nb'")]
    [InlineData("KEY=value", "'KEY=value'")]
    public void A_word_is_quoted_only_where_a_shell_would_change_it(string word, string quoted) =>
        ShellQuote.Word(word).Should().Be(quoted);

    [Fact]
    public void An_option_with_a_plain_value_stays_readable() =>
        ShellQuote.Line(["docker", "ps", "--filter=label", "--format={{json .}}"])
            .Should().Be("docker ps --filter=label '--format={{json .}}'");

    [Fact]
    public void A_word_with_a_nul_character_is_refused() =>
        FluentActions.Invoking(() => ShellQuote.Word("a\0b")).Should().Throw<InvalidInputException>();
}
