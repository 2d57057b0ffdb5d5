using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>
/// Runs the actions of targets. Only the actions themselves run on threads of their own; what is printed around them,
/// and the build's <c>OnTarget...</c> methods, come from the thread that starts and concludes the targets.
/// </summary>
internal sealed class TargetRunner(BuildSession session, NukeBuild build)
{
    public RunningTarget Start(ExecutableTarget target) => In(target, () =>
    {
        Begin(target.Name);
        target.Stopwatch.Start();
        target.Status = ExecutionStatus.Running;
        build.RaiseTargetRunning(target);
        var isCleanup = session.Cancellation.IsRequested;
        var work = Task.Factory.StartNew(
            () => Act(target, isCleanup), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        // A cancelled target may take its time to clean up after itself, but not forever.
        var end = work.WaitAsync(isCleanup ? CancellationToken.None : session.Cancellation.Insisted);
        return new RunningTarget(target, isCleanup, Failure(end));
    });

    /// <summary>Gives a target that has ended its status.</summary>
    public void Conclude(RunningTarget running) => In(running.Target, () =>
    {
        running.Target.Stopwatch.Stop();
        if (running.Failure.Result is not { } failure)
            Succeed(running.Target);
        else if (!running.IsCleanup && session.Cancellation.IsReasonOf(failure))
            Abort(running.Target);
        else
            Fail(running.Target, failure);
        End();
        return running;
    });

    /// <summary>Does something on behalf of a target: what is logged is the target's.</summary>
    public T In<T>(ExecutableTarget target, Func<T> action)
    {
        session.Target = target;
        try
        {
            return action();
        }
        finally
        {
            session.Target = null;
        }
    }

    void Act(ExecutableTarget target, bool isCleanup)
    {
        try
        {
            foreach (var action in target.Actions)
            {
                if (!isCleanup)
                    session.Cancellation.Requested.ThrowIfCancellationRequested();
                action();
            }
        }
        finally
        {
            target.Stopwatch.Stop();
        }
    }

    static async Task<Exception?> Failure(Task work)
    {
        try
        {
            await work;
            return null;
        }
#pragma warning disable CA1031 // A target is the build's code; whatever it throws fails the target.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.Unwrapped();
        }
    }

    void Succeed(ExecutableTarget target)
    {
        target.Status = ExecutionStatus.Succeeded;
        build.RaiseTargetSucceeded(target);
    }

    void Abort(ExecutableTarget target)
    {
        target.Status = ExecutionStatus.Aborted;
        Serilog.Log.Warning("{Target:l} was cancelled", target.Name);
        build.RaiseTargetFailed(target);
    }

    void Fail(ExecutableTarget target, Exception failure)
    {
        target.Status = ExecutionStatus.Failed;
        target.SummaryInformation.TryAdd(failure.GetType().Name, failure.Message.Split('\n')[0].Trim());
        ExceptionLog.Write(failure, $"Target {target.Name}");
        build.RaiseTargetFailed(target);
    }

    void Begin(string name)
    {
        if (session.Host.ReadsWorkflowCommands && build.IsOutputEnabled(DefaultOutput.TargetCollapse))
            session.Console.WriteCommand(WorkflowCommand.Format("group", name));
        else if (!session.Host.ReadsWorkflowCommands && build.IsOutputEnabled(DefaultOutput.TargetHeader))
            session.Console.Write(Report.Heading(name));
    }

    void End()
    {
        if (session.Host.ReadsWorkflowCommands && build.IsOutputEnabled(DefaultOutput.TargetCollapse))
            session.Console.CloseGroups();
    }
}

/// <summary>A target at work.</summary>
/// <param name="Target">The target.</param>
/// <param name="IsCleanup">Whether it was started because the build was cancelled, which then does not end it.</param>
/// <param name="Failure">What went wrong, once it has ended or is left behind; null when nothing did.</param>
internal sealed record RunningTarget(ExecutableTarget Target, bool IsCleanup, Task<Exception?> Failure);
