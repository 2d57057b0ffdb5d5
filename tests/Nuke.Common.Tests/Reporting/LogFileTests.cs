using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Reporting;

public sealed class LogFileTests : IDisposable
{
    readonly Trial _trial = new();

    AbsolutePath Directory => _trial.Root / ".nuke" / "temp";

    IReadOnlyCollection<AbsolutePath> Files => Directory.GlobFiles("build.*.log");

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Every_run_has_a_file_of_its_own_and_build_log_is_the_newest()
    {
        _trial.Run<ExampleBuild>("Restore");
        _trial.Run<ExampleBuild>("Show");

        Files.Should().HaveCount(2);
        _trial.ReadLog().Should().Contain("Mind the gap").And.Be(Files.OrderBy(x => x.Name, StringComparer.Ordinal).Last().ReadAllText());
    }

    [Fact]
    public void It_says_what_ran_where_and_how_it_ended()
    {
        _trial.Run<ExampleBuild>("Show", "--tags", "a b");

        _trial.ReadLog().Should().Contain("Command line: Show --tags \"a b\"").And.Contain("Engine: ").And.Contain("Host: Terminal")
            .And.Contain("The build ends with exit code 0");
    }

    [Fact]
    public void It_has_everything_however_quiet_the_console_is()
    {
        _trial.Run<LoggingBuild>("--verbosity", "quiet");

        foreach (var level in new[] { "VRB", "DBG", "INF", "WRN", "ERR" })
            _trial.ReadLog().Should().MatchRegex($@"\| {level} \| Default\s+\| level");
    }

    [Fact]
    public void It_is_written_when_the_build_fails_before_its_first_target()
    {
        _trial.Run<ExampleBuild>("Shw");

        _trial.ReadLog().Should().Contain("Shw").And.Contain("The build ends with exit code 2");
    }

    [Fact]
    public void It_is_written_when_the_build_is_cancelled()
    {
        _trial.Run<CancelledBuild>("Last");

        _trial.ReadLog().Should().Contain("Slow was cancelled").And.Contain("The build ends with exit code 3");
    }

    [Fact]
    public void Help_leaves_none()
    {
        _trial.Run<ExampleBuild>("--help");

        (Directory / "build.log").FileExists().Should().BeFalse();
    }

    [Fact]
    public void Two_runs_in_the_same_second_keep_their_own()
    {
        var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        using var first = new LogFiles(Directory).Create(start);
        using var second = new LogFiles(Directory).Create(start);

        Files.Select(x => x.Name).Should().BeEquivalentTo("build.2026-01-02_03-04-05.log", "build.2026-01-02_03-04-05_2.log");
    }

    [Fact]
    public void Old_ones_are_deleted_but_none_that_is_still_written()
    {
        var files = new LogFiles(Directory);
        using var running = files.Create(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        for (var second = 1; second < 20; second++)
            files.Create(new DateTimeOffset(2026, 1, 1, 0, 0, second, TimeSpan.Zero)).Dispose();

        files.Prune();

        Files.Should().HaveCount(LogFiles.Kept + 1).And.Contain(x => x.Name == "build.2026-01-01_00-00-00.log");
    }

    [Fact]
    public void A_build_that_may_not_write_it_builds_all_the_same()
    {
        (_trial.Root / ".nuke" / "temp").WriteAllText("in the way");

        _trial.Run<ExampleBuild>("Restore").ExitCode.Should().Be(0);
    }
}
