using BenchmarkDotNet.Attributes;
using Nuke.Common;
using Nuke.Common.Execution;

namespace Slipway.Benchmarks;

/// <summary>A build of 1,000 targets with 5,000 dependencies, which is to be planned in less than 100 ms.</summary>
[MemoryDiagnoser]
public class PlannerBenchmarks
{
    const int Targets = 1000;
    const int Dependencies = 5000;

    NukeBuild _build = null!;
    BuildMembers _members = null!;
    IReadOnlyList<ExecutableTarget> _targets = [];
    IReadOnlyList<ExecutableTarget> _skipped = [];

    /// <summary>Makes the build.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _build = ManyTargets.Create(Targets, Dependencies);
        _members = BuildMembers.Of(_build.GetType());
        _targets = TargetFactory.CreateAll(_build, _members, []);
        _skipped = TargetFactory.CreateAll(_build, _members, []);
    }

    /// <summary>Calls every target's definition and relates the targets to each other.</summary>
    [Benchmark]
    public object Read() => TargetFactory.CreateAll(_build, _members, []);

    /// <summary>Orders the targets and chooses those that run.</summary>
    [Benchmark]
    public object Plan() => ExecutionPlanner.Plan(_targets, _targets);

    /// <summary>Both, and the reflection before them: all that a build does with its targets before it runs them.</summary>
    [Benchmark(Baseline = true)]
    public object ReadAndPlan()
    {
        var targets = TargetFactory.CreateAll(_build, BuildMembers.Of(_build.GetType()), []);
        return ExecutionPlanner.Plan(targets, targets);
    }

    /// <summary>Skips all targets, one because of the other.</summary>
    [Benchmark]
    public void Skip()
    {
        foreach (var target in _skipped)
            target.Status = ExecutionStatus.Scheduled;
        var rules = new SkipRules(_skipped);
        foreach (var target in _skipped.Reverse())
            rules.Skip(target, "via parameter");
    }

    /// <summary>Lets all targets start and finish, with four at a time.</summary>
    [Benchmark]
    public int Queue()
    {
        var queue = new TargetQueue(_targets, _targets);
        var running = new List<ExecutableTarget>();
        var finished = 0;
        do
        {
            while (running.Count < 4 && queue.TryTake(running, out var target))
                running.Add(target);
            queue.Finish(running[0]);
            running.RemoveAt(0);
            finished++;
        }
        while (running.Count > 0 || queue.HasReady);
        return finished;
    }
}
