using System.Text;
using System.Text.Json.Nodes;
using CliWrap;
using CsCheck;
using Slipway.Compose;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>Whatever the value: written here, read by the real Compose, it is the same value.</summary>
public sealed class SecretsFileTests : IDisposable
{
    private const string Nasty = "$\\\"'`#{}=:!%&*?~ \t\r\n;|<>()[]@^,.é€😀\u0001\u007f\u00a0\u2028\ufeff\ufffdab01";

    // Compose starts in 50 ms: many values travel in one file.
    private static readonly Gen<string[]> s_values = Gen.OneOf(
        Gen.String[Gen.Char[Nasty], 0, 12].Where(IsWhole), Gen.String.Where(IsWhole), Gen.String[Gen.Char["\\\"$n0"], 0, 6]).Array[200];

    private readonly ComposeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compose_reads_back_every_value_exactly() => s_values.Sample(
        values => ReadBack(values).GetAwaiter().GetResult().Should().Equal(values), iter: 20, threads: 1);

    // Not inline data: the runner cannot carry such strings either.
    [Fact]
    public void What_no_environment_can_carry_is_refused_by_name()
    {
        foreach (var value in (string[])["nul\0", "half\ud83d"])
        {
            var write = () => SecretsFile.Write(ComposeFolder.Secrets(("TOKEN", value)));

            write.Should().Throw<InvalidInputException>().WithMessage("The secret TOKEN has*").Which.Message.Should().NotContain(value);
        }
    }

    private async Task<string[]> ReadBack(string[] values)
    {
        var names = values.Select((_, i) => $"V{i:D3}").ToArray();
        _folder.With("secrets.env", SecretsFile.Write(names.Zip(values).ToDictionary(x => x.First, x => new Secret(x.Second))).Reveal());
        var environment = new JsonObject(names.Select(x => KeyValuePair.Create(x, (JsonNode?)$"${{{x}}}")));
        _folder.With("compose.yaml", new JsonObject { ["services"] = new JsonObject { ["x"] = new JsonObject { ["image"] = "x", ["environment"] = environment } } }.ToJsonString());
        var output = new StringBuilder();
        await Cli.Wrap("docker").WithWorkingDirectory(_folder.Root)
            .WithArguments(["compose", "--project-name", "x", "--env-file", "secrets.env", "--file", "compose.yaml", "config", "--format", "json"])
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
            .ExecuteAsync();
        var read = JsonNode.Parse(output.ToString())!["services"]!["x"]!["environment"]!;
        return [.. names.Select(x => read[x]!.ToString().Replace("$$", "$", StringComparison.Ordinal))];
    }

    private static bool IsWhole(string value) =>
        !value.Contains('\0', StringComparison.Ordinal) && value.EnumerateRunes().Sum(x => x.Utf16SequenceLength) == value.Length
        && Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(value)) == value;
}
