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

    private string Planted => Path.Combine(_folder, "planted.yml");

    public static TheoryData<string> Files =>
    [
        .. new[] { "workflows", "workflows-archive" }
            .SelectMany(x => Directory.EnumerateFiles(Path.Combine(SandboxFixture.Root, ".github", x), "*.y*ml"))
            .Select(x => Path.GetRelativePath(SandboxFixture.Root, x)),
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("workflows", 4)]
    [InlineData("workflows-archive", 4)]
    public async Task Actionlint_reports_nothing_on_any_workflow(string folder, int files)
    {
        var result = await Linters.ActionlintAsync(Path.Combine(SandboxFixture.Root, ".github", folder));

        result.ExitCode.Should().Be(0, result.StandardOutput + result.StandardError);
        result.StandardOutput.Should().Contain($"Checking {files} workflow file(s)");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_workflow_is_what_the_schema_says(string file)
    {
        var result = await Linters.ValidateAsync(Path.Combine(SandboxFixture.Root, file));

        result.ExitCode.Should().Be(0, result.StandardOutput + result.StandardError);
    }

    [Fact]
    public async Task Both_pass_a_sound_workflow()
    {
        await File.WriteAllTextAsync(Planted, Sound);

        (await Linters.ActionlintAsync(_folder)).ExitCode.Should().Be(0);
        (await Linters.ValidateAsync(Planted)).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("echo sound", "echo ${{ inputs.nothing }}", "property \"nothing\" is not defined")]
    [InlineData("    runs-on: ubuntu-24.04", "    runs-on: ubuntu-24.04\n    needs: nobody", "needs job \"nobody\" which does not exist")]
    public async Task Actionlint_finds_aPlanted_mistake(string sound, string planted, string finding)
    {
        await File.WriteAllTextAsync(Planted, Sound.Replace(sound, planted, StringComparison.Ordinal));

        var result = await Linters.ActionlintAsync(_folder);

        result.ExitCode.Should().NotBe(0);
        (result.StandardOutput + result.StandardError).Should().Contain(finding);
    }

    [Fact]
    public async Task The_schema_finds_aPlanted_mistake()
    {
        await File.WriteAllTextAsync(Planted, Sound.Replace("- run:", "- walk:", StringComparison.Ordinal));

        var result = await Linters.ValidateAsync(Planted);

        result.ExitCode.Should().NotBe(0);
        (result.StandardOutput + result.StandardError).Should().Contain("'walk' is not allowed");
    }
}
