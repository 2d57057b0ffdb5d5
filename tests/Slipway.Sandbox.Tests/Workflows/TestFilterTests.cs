using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>What <c>./build.sh Test --test-filter</c> makes of a solution with one test project, this one.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TestFilterTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("test-filter-").FullName;

    public TestFilterTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".nuke"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "docker"), Path.Combine(SandboxFixture.Root, "docker"));
        File.WriteAllText(Path.Combine(_root, "Slipway.slnx"), $"""
            <Solution>
              <Project Path="{SandboxFixture.Root}/tests/Slipway.Sandbox.Tests/Slipway.Sandbox.Tests.csproj" />
            </Solution>
            """);
    }

    private string Counts => File.ReadAllText(Path.Combine(_root, "output", "test-results", "summary.txt")).TrimEnd();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_count_of_some_tests_says_that_it_is_not_of_all()
    {
        const string Name = "FullyQualifiedName~RunQueueTests.Groups_do_not_wait_for_each_other";

        var result = await TestAsync(Name);

        result.ExitCode.Should().Be(0, result.StandardOutput + result.StandardError);
        Counts.Should().Be($"1 passed, 0 failed, 0 skipped, of those only that match --test-filter '{Name}'");
        result.StandardOutput.Should().Contain("Not all tests were run: 1 passed");
    }

    [Fact]
    public async Task A_filter_that_nothing_matches_is_a_failure()
    {
        var result = await TestAsync("FullyQualifiedName~NobodyWroteThis");

        result.ExitCode.Should().NotBe(0);
        (result.StandardOutput + result.StandardError).Should().Contain("No test matches --test-filter 'FullyQualifiedName~NobodyWroteThis'");
        Counts.Should().StartWith("0 passed, 0 failed, 0 skipped, of those only that match");
    }

    [Fact]
    public async Task Why_a_test_failed_is_said_after_all_of_them()
    {
        using var held = AddressBlock.Claim([AddressBlockTests.Nobodys]);

        var result = await TestAsync($"FullyQualifiedName~{nameof(AddressBlockTests)}");

        result.ExitCode.Should().NotBe(0);
        result.StandardOutput.Should().MatchRegex($@"Failed: \S*\.{nameof(AddressBlockTests.What_one_holds_no_other_gets_until_it_is_given_back)}\s+System\.InvalidOperationException : Every block of loopback addresses is held");
        Counts.Should().StartWith("0 passed, 1 failed, 0 skipped");
    }

    private async Task<BufferedCommandResult> TestAsync(string filter) => await Cli.Wrap(Path.Combine(SandboxFixture.Root, "build.sh"))
        .WithArguments(["Test", "--skip", "--root", _root, "--configuration", Configuration, "--no-logo"])
        .WithWorkingDirectory(_root)
        .WithEnvironmentVariables(x => x.Set("TEST_FILTER", filter))
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync();

    // This project is there in the configuration in which it runs.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
