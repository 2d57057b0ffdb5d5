using Nuke.Common.IO;
using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Parameters;

public sealed class ParameterTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void The_command_line_is_stronger_than_the_environment_than_profiles_than_the_default_file()
    {
        _trial.WithFile("parameters.json", """{ "Retries": 2, "Day": "Monday", "Room": "attic", "Flavour": "spicy" }""")
            .WithFile("parameters.qa.json", """{ "Retries": 3, "Day": "Tuesday", "Room": "kitchen" }""")
            .With("RETRIES", "4")
            .With("NUKE_DAY", "Wednesday")
            .Run<ExampleBuild>("Show", "--retries", "5", "--profile", "qa");

        _trial.Done.Should().ContainSingle().Which.Should().Be("spicy False 5  []  Wednesday kitchen ");
    }

    [Fact]
    public void The_last_profile_given_is_the_strongest()
    {
        _trial.WithFile("parameters.a.json", """{ "Retries": 2, "Day": "Tuesday" }""").WithFile("parameters.b.json", """{ "Retries": 3 }""");

        _trial.Run<ExampleBuild>("Show", "--profile", "a", "b").Done[0].Should().StartWith("plain False 3 ").And.Contain(" Tuesday ");
        _trial.Run<ExampleBuild>("Show", "--profile", "b", "--profile", "a").Done[0].Should().StartWith("plain False 2 ");
        _trial.With("NUKE_PROFILE", "a b").Run<ExampleBuild>("Show").Done[0].Should().StartWith("plain False 3 ");
    }

    [Fact]
    public void A_variable_with_the_prefix_is_stronger_than_one_without()
    {
        _trial.With("API_KEY", "one").With("NUKE_API_KEY", "other").Run<ExampleBuild>("Show");

        _trial.Done[0].Should().EndWith(" other");
    }

    [Fact]
    public void Values_are_read_as_what_they_are()
    {
        _trial.Run<ExampleBuild>(
            "Show", "--dry-run", "--flavour", "SPICY", "--patience", "90s", "--tags", "a,b", "--folder", "sub", "--day", "friday");

        _trial.Done[0].Should().Be($"spicy True 1 00:01:30 [a|b] {_trial.Root / "sub"} Friday  ");
    }

    [Fact]
    public void A_path_in_a_file_is_meant_from_the_root_directory()
    {
        _trial.WithFile("parameters.json", """{ "Folder": "deep/down" }""").Run<ExampleBuild>("Show");

        _trial.Done[0].Should().Contain($" {_trial.Root / "deep/down"} ");
    }

    [Theory]
    [InlineData("00:01:30", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("250ms", 0.25)]
    [InlineData("1d", 86400)]
    public void Durations_have_units(string text, double seconds) =>
        Nuke.Common.Parameters.Duration.Parse(text).TotalSeconds.Should().Be(seconds);

    [Theory]
    [InlineData("ApiKey", "api-key")]
    [InlineData("NuGetSource", "nuget-source")]
    [InlineData("DryRun", "dry-run")]
    [InlineData("MSBuildPath", "msbuild-path")]
    [InlineData("SSHKey", "sshkey")]
    public void Names_are_written_with_dashes(string name, string dashed) =>
        Nuke.Common.Parameters.KebabCase.From(name).Should().Be(dashed);

    [Fact]
    public void A_secret_is_masked_in_output_and_log()
    {
        _trial.Run<ExampleBuild>("Publish", "--api-key", "s3cret-value");

        _trial.Output.Should().Contain("Using [REDACTED]").And.NotContain("s3cret-value");
        File.ReadAllText(_trial.Root / ".nuke" / "temp" / "build.log").Should().NotContain("s3cret-value");
    }

    [Fact]
    public void On_GitHub_a_secret_is_masked_by_the_runner_too()
    {
        _trial.With("GITHUB_ACTIONS", "true").Run<ExampleBuild>("Publish", "--api-key", "s3cret-value");

        _trial.Lines.Should().Contain("::add-mask::s3cret-value").And.Contain("::group::Publish").And.Contain("::endgroup::");
    }

    [Fact]
    public void The_schema_and_an_empty_parameter_file_are_written()
    {
        _trial.Run<ExampleBuild>("Lint");

        var schema = (_trial.Root / ".nuke" / "build.schema.json").ReadAllText();
        schema.Should().Contain("\"Flavour\"").And.Contain("\"spicy\"").And.Contain("\"Restore\"");
        (_trial.Root / ".nuke" / "parameters.json").ReadAllText().Should().Contain("./build.schema.json");
    }

    [Fact]
    public void A_parameter_file_that_the_engine_wrote_is_one_that_it_reads()
    {
        _trial.Run<ExampleBuild>("Lint").Run<ExampleBuild>("Lint");

        _trial.ExitCode.Should().Be(0);
    }

    [Fact]
    public void On_a_build_server_no_file_is_written()
    {
        _trial.With("GITHUB_ACTIONS", "true").Run<ExampleBuild>("Lint");

        (_trial.Root / ".nuke" / "build.schema.json").FileExists().Should().BeFalse();
    }
}
