using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Reporting;

public sealed class ConsoleTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void The_summary_lists_targets_with_status_duration_and_notes()
    {
        _trial.Run<ExampleBuild>("Show", "Restore");

        _trial.Lines.Should().ContainMatch("Target*Status*Duration")
            .And.Contain("Show               Succeeded     < 1sec   // Version: 1.2.3, Tags: 0")
            .And.Contain("Restore            Succeeded     < 1sec")
            .And.ContainMatch("Total*< 1sec")
            .And.ContainMatch("Build succeeded on*");
    }

    [Fact]
    public void Warnings_are_shown_again_at_the_end()
    {
        _trial.Run<ExampleBuild>("Show");

        _trial.Output.Should().Contain("Errors & Warnings");
        _trial.Lines.Should().Contain("[WRN] Show: Mind the gap");
    }

    [Fact]
    public void On_GitHub_warnings_are_annotations()
    {
        _trial.With("GITHUB_ACTIONS", "true").Run<ExampleBuild>("Show");

        _trial.Lines.Should().Contain("::warning::Mind the gap");
    }

    [Fact]
    public void There_are_colours_on_a_terminal() =>
        _trial.Run<ExampleBuild>(isRedirected: false, "Show").Output.Should().Contain("\e[");

    [Fact]
    public void There_are_no_colours_in_a_file() =>
        _trial.Run<ExampleBuild>(isRedirected: true, "Show").Output.Should().NotContain("\e[");

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    [InlineData("GITHUB_ACTIONS", "true")]
    public void There_are_no_colours_where_nobody_wants_them(string variable, string value) =>
        _trial.With(variable, value).Run<ExampleBuild>(isRedirected: false, "Show").Output.Should().NotContain("\e[");

    [Fact]
    public void Quiet_shows_errors_only()
    {
        _trial.Run<ExampleBuild>("Show", "--verbosity", "quiet");

        _trial.Output.Should().NotContain("[WRN] Mind");
    }

    [Fact]
    public void No_logo_leaves_the_banner_out() =>
        _trial.Run<ExampleBuild>("Show", "--no-logo").Output.Should().NotContain("engine");
}
