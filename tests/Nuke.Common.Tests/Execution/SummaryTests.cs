#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
namespace Nuke.Common.Tests.Execution;

public sealed class SummaryTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--parallel", "2")]
    public void The_total_is_how_long_one_waited(params string[] arguments)
    {
        using var summary = new TemporaryFile();

        _trial.At(WaitingBuild.Clock).With("GITHUB_ACTIONS", "true").With("GITHUB_STEP_SUMMARY", summary.Path).Run<WaitingBuild>(arguments);

        _trial.Lines.Should().ContainMatch("Total * 1:15");
        File.ReadAllText(summary.Path).Should().Contain("| **Total** | | 1:15 | |");
    }
}

/// <summary>Time passes when a target says so.</summary>
internal sealed class WaitingBuild : NukeBuild
{
    public static SteppedClock Clock { get; } = new();

    Target Default => _ => _.DependsOn(Long, Short);

    Target Long => _ => _.Executes(() => Clock.Pass(TimeSpan.FromSeconds(65)));

    Target Short => _ => _.Executes(() => Clock.Pass(TimeSpan.FromSeconds(10)));
}

internal sealed class SteppedClock : TimeProvider
{
    long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);

    public override long GetTimestamp() => Interlocked.Read(ref _now);
}

internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
