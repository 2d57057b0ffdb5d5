using System.Text.RegularExpressions;
using Nuke.Common.IO;
using Nuke.Common.Plans;
using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Plans;

public sealed partial class PlanCommandTests : IDisposable
{
    readonly Trial _trial = new();

    AbsolutePath Page => _trial.Root / ".nuke" / "temp" / PlanCommand.FileName;

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void The_plan_is_printed_and_nothing_is_run()
    {
        _trial.Run<ExampleBuild>("--plan");

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().BeEmpty();
        _trial.Lines.Should().ContainMatch("*1  Restore").And.ContainMatch("*2  Default*needs Restore");
    }

    [Fact]
    public void What_would_be_skipped_is_said_with_the_reason()
    {
        _trial.Run<ConditionBuild>("Static", "--plan");

        _trial.Lines.Should().ContainMatch("○*Needed*skipped: only Static needs it, which is skipped*")
            .And.ContainMatch("○*Static*skipped: the condition No does not hold*");
    }

    [Fact]
    public void What_is_skipped_by_the_command_line_is_said_so() =>
        _trial.Run<ExampleBuild>("Default", "--plan", "--skip", "Restore").Lines.Should().ContainMatch("○*Restore*skipped: by --skip");

    [Fact]
    public void A_dynamic_condition_is_not_asked()
    {
        _trial.Run<ConditionBuild>("Dynamic", "--plan");

        _trial.Lines.Should().ContainMatch("◆*Dynamic*only when _needed (checked when it is its turn)");
    }

    [Fact]
    public void A_missing_parameter_is_named() =>
        _trial.Run<ExampleBuild>("Publish", "--plan").Lines.Should().ContainMatch("*Publish*requires --api-key, which is missing");

    [Fact]
    public void The_durations_of_the_last_run_are_shown()
    {
        _trial.WithFile("temp/durations.json", """{ "Restore": 61000, "Default": 2000 }""").Run<ExampleBuild>("--plan");

        _trial.Lines.Should().ContainMatch("*Restore*1 min 01 s").And.ContainMatch("Critical path (1 min 03 s): Restore > Default");
        Page.ReadAllText().Should().Contain("1 min 01 s");
    }

    [Fact]
    public void The_last_line_says_where_the_page_is()
    {
        _trial.Run<ExampleBuild>("--plan");

        _trial.Output.TrimEnd().Split(Environment.NewLine)[^1].Should().Contain(Page);
        Page.ReadAllText().Should().Contain("<title>Plan of Default</title>");
    }

    [Fact]
    public void No_browser_is_opened_unless_asked()
    {
        _trial.With("BROWSER", BrowserThat("touch \"$0.opened\"")).Run<ExampleBuild>("--plan");

        _trial.ExitCode.Should().Be(0);
        (_trial.Root / "browser.opened").FileExists().Should().BeFalse();
    }

    [Fact]
    public void Open_opens_the_page_in_the_browser_of_the_person()
    {
        _trial.With("BROWSER", BrowserThat("echo \"$1\" > \"$0.opened\"")).Run<ExampleBuild>("--plan", "--open");

        _trial.ExitCode.Should().Be(0);
        (_trial.Root / "browser.opened").ReadAllText().Trim().Should().Be(Page);
    }

    [Fact]
    public void Where_there_is_no_browser_open_says_where_the_page_is_and_exits_with_0()
    {
        _trial.Run<ExampleBuild>("--plan", "--open");

        _trial.ExitCode.Should().Be(0);
        _trial.Output.Should().Contain("not opened: no browser was found").And.Contain(Page);
    }

    [Fact]
    public void A_browser_that_fails_is_no_failure_of_the_plan()
    {
        _trial.With("BROWSER", BrowserThat("exit 3")).Run<ExampleBuild>("--plan", "--open");

        _trial.ExitCode.Should().Be(0);
        _trial.Output.Should().Contain("ended with 3").And.Contain(Page);
    }

    [Fact]
    public void Open_without_plan_is_an_error_and_runs_nothing()
    {
        _trial.Run<ExampleBuild>("Restore", "--open");

        _trial.ExitCode.Should().Be(2);
        _trial.Done.Should().BeEmpty();
        _trial.Output.Should().Contain("--plan --open");
    }

    [Fact]
    public void A_build_may_open_pages_of_its_own_and_plan_opens_the_plan_all_the_same()
    {
        _trial.With("BROWSER", BrowserThat("echo \"$1\" > \"$0.opened\"")).Run<OpeningBuild>("--open");
        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().Equal("opened its own");
        (_trial.Root / "browser.opened").FileExists().Should().BeFalse();

        _trial.Run<OpeningBuild>("--plan", "--open");
        (_trial.Root / "browser.opened").ReadAllText().Trim().Should().Be(Page);
    }

    private sealed class OpeningBuild : NukeBuild
    {
        [Parameter("Opens what it has written")]
        new readonly bool Open = false;

        Target Default => _ => _.Executes(() => Journal.Note(Open ? "opened its own" : "opened nothing"));
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_a_warning()
    {
        Page.CreateDirectory();

        _trial.Run<ExampleBuild>("--plan");

        _trial.ExitCode.Should().Be(0);
        _trial.Output.Should().Contain("could not be written").And.Contain("Restore");
    }

    [Fact]
    public void The_plan_of_a_terminal_is_as_wide_as_the_terminal() =>
        _trial.With("COLUMNS", "40").Run<ExampleBuild>(isRedirected: false, "--plan", "--no-logo").Lines
            .Select(x => Colours().Replace(x, "")).Where(x => !x.Contains(Page, StringComparison.Ordinal)).Should().OnlyContain(x => x.Length <= 40);

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Colours();

    string BrowserThat(string command)
    {
        var script = _trial.Root / "browser";
        script.WriteAllText($"#!/bin/sh\n{command}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }
}
