namespace Slipway.Sandbox.Tests.Workflows;

public sealed class LinterTests : IClassFixture<Linters>, IDisposable
{
    private const string Sound = """
        name: sound
        on: push
        permissions: {}
        jobs:
          check:
            runs-on: ubuntu-24.04
            steps:
              - run: echo sound
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-").FullName;

    private static string Ours => Path.Combine(SandboxFixture.Root, ".github");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Actionlint_reports_nothing_on_any_workflow()
    {
        var result = await Linters.ActionlintAsync(Ours, "workflows*/");

        result.ExitCode.Should().Be(0, result.StandardOutput + result.StandardError);
        result.StandardOutput.Should().Contain($"Checking {Workflows().Count} workflow file(s)");
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task A_workflow_is_what_the_schema_says(string file)
    {
        var result = await Linters.ValidateAsync(Ours, file);

        result.ExitCode.Should().Be(0, result.StandardOutput + result.StandardError);
    }

    [Fact]
    public async Task Actionlint_finds_planted_mistakes_and_none_in_aSound_workflow()
    {
        await WriteAsync("sound.yml");
        await WriteAsync("input.yml", "echo sound", "echo ${{ inputs.nothing }}");
        await WriteAsync("needs.yml", "    runs-on: ubuntu-24.04", "    runs-on: ubuntu-24.04\n    needs: nobody");

        var result = await Linters.ActionlintAsync(_folder);

        result.ExitCode.Should().NotBe(0);
        var output = result.StandardOutput + result.StandardError;
        output.Should().Contain("Checking 3 workflow file(s)").And.NotContain("sound.yml");
        output.Should().MatchRegex("input\\.yml.*property \"nothing\" is not defined").And.MatchRegex("needs\\.yml.*needs job \"nobody\" which does not exist");
    }

    [Fact]
    public async Task The_schema_finds_aPlanted_mistake_and_none_in_aSound_workflow()
    {
        await WriteAsync("sound.yml");
        await WriteAsync("planted.yml", "- run:", "- walk:");

        var result = await Linters.ValidateAsync(_folder, "planted.yml");

        result.ExitCode.Should().NotBe(0);
        (result.StandardOutput + result.StandardError).Should().Contain("'walk' is not allowed");
        (await Linters.ValidateAsync(_folder, "sound.yml")).ExitCode.Should().Be(0);
    }

    public static TheoryData<string> Workflows() =>
    [
        .. new[] { "workflows", "workflows-archive" }
            .SelectMany(x => Directory.EnumerateFiles(Path.Combine(Ours, x), "*.y*ml")).Select(x => Path.GetRelativePath(Ours, x)),
    ];

    private Task WriteAsync(string name, string sound = "sound", string planted = "sound") =>
        File.WriteAllTextAsync(Path.Combine(_folder, name), Sound.Replace(sound, planted, StringComparison.Ordinal));
}
