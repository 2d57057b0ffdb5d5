using Nuke.Common.Reporting;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>
/// Runs the targets of a plan: one after the other, or side by side where nothing says which comes first. The build's
/// <c>OnTarget...</c> methods and its conditions are called by one thread, one at a time, in either case.
/// </summary>
internal sealed class PlanExecutor(BuildSession session, NukeBuild build)
{
    readonly TargetRunner _runner = new(session, build);
    readonly AttemptFile _attempt = new(session);
    readonly SkipRules _skipRules = new(build.ExecutionPlan);
    readonly List<RunningTarget> _running = [];
    bool _hasFailed;

    bool GoesOn => !_hasFailed && !session.Cancellation.IsRequested;

    public void Run()
    {
        _attempt.Start(build.ExecutionPlan);
        var start = session.Invocation.Time.GetTimestamp();
        var ended = Task.CompletedTask;
        // Once for all targets: what runs after the signal, to clean up, keeps its processes.
        using (session.Cancellation.Requested.Register(() => ended = EndProcesses()))
        {
            RunPlan();
            foreach (var target in build.ExecutionPlan.Where(x => x.AssuredAfterFailure && x.Status == ExecutionStatus.Scheduled))
                RunAssured(target);
            build.Elapsed = session.Invocation.Time.GetElapsedTime(start);
        }

        // A target that was left behind may have started others meanwhile.
        if (session.Cancellation.IsRequested)
            Task.WaitAll([ended, ChildProcesses.Terminate()], CancellationToken.None);
    }

    Task EndProcesses()
    {
        var running = string.Join(", ", build.RunningTargets.Select(x => x.Name));
        if (running.Length > 0)
            session.Console.Write(new ReportLine($"Cancelling: waiting for {running} to end; another signal does not wait", ConsoleStyle.Warning));
        return ChildProcesses.Terminate();
    }

    void RunPlan()
    {
        var targetsAtATime = build.TargetsAtATime.Targets;
        if (targetsAtATime > 1)
            session.Turns.Start(build.ExecutionPlan);
        try
        {
            RunPlan(targetsAtATime);
        }
        finally
        {
            Task.WaitAll([.. _running.Select(x => x.Failure)], CancellationToken.None);
            session.Turns.Release();
        }
    }

    void RunPlan(int targetsAtATime)
    {
        var queue = new TargetQueue(build.ExecutableTargets, build.ExecutionPlan);
        do
        {
            while (GoesOn && _running.Count < targetsAtATime && queue.TryTake([.. _running.Select(x => x.Target)], out var target))
            {
                if (IsToRun(target))
                    _running.Add(_runner.Start(target));
                else
                    Finish(target, queue);
            }

            if (!GoesOn)
                GiveUp();
            if (_running.Count > 0)
                Finish(ConcludeNext(), queue);
        }
        while (_running.Count > 0 || (GoesOn && queue.HasReady));
    }

    ExecutableTarget ConcludeNext()
    {
        var ended = _running[Task.WaitAny([.. _running.Select(x => x.Failure)], CancellationToken.None)];
        _running.Remove(ended);
        Conclude(ended);
        _hasFailed |= ended.Target.Status != ExecutionStatus.Succeeded && !ended.Target.ProceedAfterFailure;
        return ended.Target;
    }

    void Finish(ExecutableTarget target, TargetQueue queue)
    {
        session.Turns.Finish(target);
        queue.Finish(target);
    }

    /// <summary>Nothing more is started, so that nobody's turn has to wait for it.</summary>
    void GiveUp()
    {
        foreach (var target in build.ExecutionPlan.Except(_running.Select(x => x.Target)))
            session.Turns.Finish(target);
    }

    void RunAssured(ExecutableTarget target)
    {
        if (IsToRun(target))
            Conclude(_runner.Start(target));
    }

    void Conclude(RunningTarget running)
    {
        _runner.Conclude(running);
        if (running.Target.Status == ExecutionStatus.Succeeded)
            _attempt.Add(running.Target.Name);
    }

    /// <summary>Whether a target has something to do; otherwise its status is final.</summary>
    bool IsToRun(ExecutableTarget target) => _runner.In(target, () =>
    {
        if (target.Status == ExecutionStatus.Scheduled && Check(target) && target.Actions.Count == 0)
            target.Status = ExecutionStatus.Collective;
        if (target.Status == ExecutionStatus.Skipped)
            build.RaiseTargetSkipped(target);
        return target.Status == ExecutionStatus.Scheduled;
    });

    /// <summary>Whether the dynamic conditions of a target hold.</summary>
    bool Check(ExecutableTarget target)
    {
        try
        {
            return !_skipRules.Check(target, target.DynamicConditions);
        }
#pragma warning disable CA1031 // A condition is the build's code; whatever it throws fails its target.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ExceptionLog.Write(exception.Unwrapped(), $"A condition of {target.Name}");
            target.Status = ExecutionStatus.Failed;
            _hasFailed |= !target.ProceedAfterFailure;
            return false;
        }
    }
}
