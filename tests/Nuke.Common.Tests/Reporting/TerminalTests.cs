#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Nuke.Common.Tests.Reporting;

[Collection("Terminals")]
public sealed class TerminalTests : IDisposable
{
    const string Progress = "[0/2]";

    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("terminal-").FullName);

    public TerminalTests() => (_root / ".nuke").CreateDirectory();

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(140)]
    public async Task The_live_line_is_shown_while_targets_run_and_leaves_nothing_behind(int columns)
    {
        using var terminal = await RunWatched(columns);

        terminal.Screen.Should().NotContainMatch("*[?/2]*").And.ContainMatch("Build succeeded on *");
        terminal.Screen.Where(x => x.Contains("line ", StringComparison.Ordinal)).Should().HaveCount(40)
            .And.AllSatisfy(x => x.Should().MatchRegex(@"^\d\d:\d\d:\d\d \[DBG\] line \d+$"));
    }

    [Fact]
    public async Task What_the_build_writes_by_itself_is_not_torn_either()
    {
        using var terminal = await RunWatched(80);

        terminal.Screen.Should().Contain("written by Console, in two pieces");
    }

    [Fact]
    public async Task The_live_line_never_fills_the_terminal()
    {
        using var terminal = await RunWatched(24);

        terminal.Raw.Split('\n').Select(x => x.Split("\r\e[2K")).SelectMany(x => x.Skip(1))
            .Where(x => x.Contains("/2]", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.AllSatisfy(x => ScreenText.Of(x)[0].Length.Should().BeLessThan(24));
    }

    [Fact]
    public async Task Notes_are_wrapped_to_the_terminal()
    {
        using var terminal = await RunWatched(60);

        terminal.Screen.SkipWhile(x => !x.StartsWith('═')).Should().OnlyContain(x => x.Length <= 60)
            .And.ContainMatch("*Follow*Succeeded*// Words: *");
    }

    [Fact]
    public async Task A_quick_build_is_as_plain_as_in_a_file_but_in_colours()
    {
        using var terminal = new PseudoTerminal(_root, 80, "Quick");

        (await terminal.End()).Should().Be(0);
        terminal.Raw.Should().Contain("\e[32m").And.NotContain("\e[2K").And.Contain("Spectre.Console is not loaded");
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    [InlineData("CI", "true")]
    [InlineData("GITHUB_ACTIONS", "true")]
    public async Task Nothing_moves_where_nobody_looks(string variable, string value)
    {
        using var terminal = new PseudoTerminal(_root, 80, "Waits", (variable, value));

        (await terminal.End()).Should().Be(0);
        // .NET itself sends this when it opens a terminal.
        terminal.Raw.Replace("\e[?1h\e=", "", StringComparison.Ordinal).Should().NotContain("\e");
    }

    [Fact]
    public async Task Cancelling_leaves_the_cursor_visible_and_the_live_line_away()
    {
        using var terminal = new PseudoTerminal(_root, 80, "Sleeps");
        await terminal.ReadUntil("[0/1]");
        terminal.Type("\x03");

        (await terminal.End()).Should().Be(3);
        terminal.Raw.Should().NotContain("\e[?25l");
        terminal.Screen.Should().ContainMatch("Build cancelled on *").And.NotContainMatch("*[0/1]*");
    }

    [Fact]
    public async Task A_question_stays_readable()
    {
        using var terminal = new PseudoTerminal(_root, 80, "Asks");
        await terminal.ReadUntil("Go on? ");
        terminal.Type("yes\n");

        (await terminal.End()).Should().Be(0);
        terminal.Screen.Should().ContainMatch("*Go on? yes").And.ContainMatch("*[INF] The answer is yes");
    }

    async Task<PseudoTerminal> RunWatched(int columns)
    {
        var terminal = new PseudoTerminal(_root, columns, "Follow");
        await terminal.ReadUntil(Progress[..5]);
        // The build goes on when its progress was seen.
        (_root / "seen").WriteAllText("");
        (await terminal.End()).Should().Be(0);
        return terminal;
    }
}

/// <summary>What is run on terminals.</summary>
internal sealed class TerminalBuild : NukeBuild
{
    Target Default => _ => _.Executes(() => { });

    protected internal override void OnBuildFinished() =>
        Log.Information("Spectre.Console is {State:l}", IsSpectreLoaded ? "loaded" : "not loaded");

    static bool IsSpectreLoaded => AppDomain.CurrentDomain.GetAssemblies().Any(x => x.GetName().Name == "Spectre.Console");

    Target Quick => _ => _.Executes(() => Log.Information("quick"));

    Target Lead => _ => _.Executes(() =>
    {
        Shell("until [ -f seen ]; do sleep 0.1; done");
        Shell("for i in $(seq 1 40); do echo line $i; sleep 0.02; done");
    });

    Target Follow => _ => _.DependsOn(Lead).Executes(() =>
    {
        Console.Write("written by Console, ");
        Log.Logger.Verbose("between");
        Console.WriteLine("in two pieces");
        ReportSummary(_ => _.AddPair("Words", string.Join(' ', Enumerable.Repeat("several words", 8))));
    });

    Target Waits => _ => _.Executes(() => Shell("sleep 1.5"));

    Target Sleeps => _ => _.Executes(() => Shell("sleep 600"));

    Target Asks => _ => _.Executes(() =>
    {
        Shell("sleep 1.5");
        Console.Error.Write("Go on? ");
        Log.Information("The answer is {Answer:l}", Console.ReadLine());
    });

    static void Shell(string command)
    {
        using var process = ProcessTasks.StartShell(command, logInvocation: false);
        process.AssertZeroExitCode();
    }
}
