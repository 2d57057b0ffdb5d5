#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common.Tests.Execution;
using Serilog;

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
    public void There_are_colours_on_a_terminal() =>
        _trial.Run<ExampleBuild>(isRedirected: false, "Show").Output.Should().Contain("\e[");

    [Fact]
    public void There_are_no_colours_in_a_file() =>
        _trial.Run<ExampleBuild>(isRedirected: true, "Show").Output.Should().NotContain("\e[");

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    [InlineData("GITHUB_ACTIONS", "true")]
    [InlineData("CI", "true")]
    [InlineData("FORCE_COLOR", "0")]
    public void There_are_no_colours_where_nobody_wants_them(string variable, string value) =>
        _trial.With(variable, value).Run<ExampleBuild>(isRedirected: false, "Show").Output.Should().NotContain("\e[");

    [Fact]
    public void Colours_can_be_had_in_a_file_and_on_CI() =>
        _trial.With("FORCE_COLOR", "1").With("CI", "true").Run<ExampleBuild>(isRedirected: true, "Show").Output.Should().Contain("\e[");

    [Fact]
    public void No_colour_is_stronger_than_a_forced_one() =>
        _trial.With("FORCE_COLOR", "1").With("NO_COLOR", "1").Run<ExampleBuild>(isRedirected: false, "Show").Output.Should().NotContain("\e[");

    [Theory]
    [InlineData("verbose", "VRB DBG INF WRN ERR")]
    [InlineData("normal", "DBG INF WRN ERR")]
    [InlineData("minimal", "WRN ERR")]
    [InlineData("quiet", "ERR")]
    public void Verbosity_shows_levels_as_in_NUKE(string verbosity, string levels)
    {
        _trial.Run<LoggingBuild>("--verbosity", verbosity);

        var shown = _trial.Lines.TakeWhile(x => !x.Contains("Errors & Warnings", StringComparison.Ordinal))
            .Where(x => x.Contains("level", StringComparison.Ordinal)).Select(x => x.Split('[', ']')[1]);
        string.Join(' ', shown).Should().Be(levels);
    }

    [Fact]
    public void A_failed_build_exits_with_1_and_says_so()
    {
        _trial.Run<FailingBuild>("Fails");

        _trial.ExitCode.Should().Be(1);
        _trial.Lines.Should().ContainMatch("Build failed on * (exit code 1).");
    }

    [Fact]
    public void The_engine_refers_to_nothing_that_opens_a_socket() =>
        typeof(NukeBuild).Assembly.GetReferencedAssemblies().Select(x => x.Name)
            .Should().NotContain(["System.Net.Sockets", "System.Net.Requests", "System.Net.WebClient", "System.Net.WebSockets.Client", "System.Net.NameResolution"]);

    [Fact]
    public void Causes_are_told_with_the_failure()
    {
        _trial.Run<LoggingBuild>("Caused");

        _trial.Output.Should().Contain("[ERR] It broke.").And.Contain("because of TimeoutException: Too slow.");
    }

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

internal sealed class LoggingBuild : NukeBuild
{
    Target Default => _ => _.Executes(() =>
    {
        Log.Verbose("level");
        Log.Debug("level");
        Log.Information("level");
        Log.Warning("level");
        Log.Error("level");
    });

    Target Caused => _ => _.Executes(() => throw new InvalidOperationException("It broke.", new TimeoutException("Too slow.")));
}
