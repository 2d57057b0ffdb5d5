using Nuke.Common.Reporting;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Runs the targets of a plan, one after the other.</summary>
internal sealed class PlanExecutor(BuildSession session, NukeBuild build)
{
    readonly TargetRunner _runner = new(session, build);
    readonly AttemptFile _attempt = new(session.TemporaryDirectory);

    public void Run()
    {
        var done = _attempt.Start(session.CommandLine, build.Continue);
        foreach (var target in build.ExecutionPlan)
        {
            if (session.Cancellation.IsRequested || !Run(target, done))
                break;
        }

        foreach (var target in build.ExecutionPlan.Where(x => x.AssuredAfterFailure))
            Run(target, done);
    }

    /// <summary>Runs a target.</summary>
    /// <returns>Whether the build goes on.</returns>
    bool Run(ExecutableTarget target, IReadOnlyCollection<string> done)
    {
        if (target.Status is not (ExecutionStatus.Scheduled or ExecutionStatus.Skipped))
            return true;
        if (done.Contains(target.Name) && target.Status == ExecutionStatus.Scheduled)
        {
            target.Status = ExecutionStatus.Skipped;
            target.Skipped = "succeeded in the previous attempt";
        }

        try
        {
            if (SkipRules.Check(target, target.DynamicConditions, build.ExecutionPlan))
            {
                build.OnTargetSkipped(target.Name);
                return true;
            }
        }
#pragma warning disable CA1031 // A condition is the build's code; whatever it throws fails its target.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ExceptionLog.Write(exception.Unwrapped(), $"A condition of {target.Name}");
            target.Status = ExecutionStatus.Failed;
            return target.ProceedAfterFailure;
        }

        if (target.Actions.Count == 0)
        {
            target.Status = ExecutionStatus.Collective;
            return true;
        }

        _runner.Run(target);
        if (target.Status == ExecutionStatus.Succeeded)
            _attempt.Add(target.Name);
        return target.Status == ExecutionStatus.Succeeded || target.ProceedAfterFailure;
    }
}
