using CsCheck;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Servers;

public sealed class QuotingTests(SandboxFixture sandbox) : ServerTest(sandbox)
{
    // Everything but NUL, which no argument can carry, and lone surrogates, which are no text.
    private static readonly Gen<string[]> Words =
        Gen.OneOf(Gen.Char['\u0001', '\ud7ff'], Gen.OneOf('\'', '"', '\\', '$', '`', '\n', '!', '*', '~', ' ', '-', '=', ';', '&', '\r', '\t'))
            .Array[0, 12].Select(x => new string(x)).Array[1, 40];

    [Fact]
    public async Task Any_words_reach_the_program_unchanged() => await Words.SampleAsync(async words =>
    {
        var result = await Connection.RunAsync(new RemoteCommand("printf", ["%s\\0", .. words]));

        result.Output.Should().Be(string.Concat(words.Select(x => x + '\0')));
    }, iter: 50, threads: 1);

    [Fact]
    public async Task Any_words_reach_a_script_with_input_unchanged() => await Words.SampleAsync(async words =>
    {
        var result = await Connection.RunAsync(RemoteCommand.Script("cat; printf '%s\\0' \"$@\"", words).WithInput("data"));

        result.Output.Should().Be("data" + string.Concat(words.Select(x => x + '\0')));
    }, iter: 50, threads: 1);
}
