using Nuke.Common.CI;
using Nuke.Common.Reporting;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>Runs the actions of one target.</summary>
internal sealed class TargetRunner(BuildSession session, NukeBuild build)
{
    public void Run(ExecutableTarget target)
    {
        session.Target = target;
        Begin(target.Name);
        target.Stopwatch.Start();
        target.Status = ExecutionStatus.Running;
        build.OnTargetRunning(target.Name);
        var isCleanup = session.Cancellation.IsRequested;
        var failure = Wait(Task.Factory.StartNew(
            () => Act(target, isCleanup), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default), isCleanup);
        target.Stopwatch.Stop();
        Conclude(target, failure, isCleanup);
        End();
        session.Target = null;
    }

    void Act(ExecutableTarget target, bool isCleanup)
    {
        foreach (var action in target.Actions)
        {
            if (!isCleanup)
                session.Cancellation.Requested.ThrowIfCancellationRequested();
            action();
        }
    }

    /// <summary>Waits for the target; a cancelled one may take its time to clean up, but not forever.</summary>
    Exception? Wait(Task work, bool isCleanup)
    {
        try
        {
            using var killing = session.Cancellation.Requested.Register(() => ChildProcesses.Terminate());
            if (isCleanup)
                work.Wait(CancellationToken.None);
            else
                work.Wait(session.Cancellation.Insisted);
            return null;
        }
#pragma warning disable CA1031 // A target is the build's code; whatever it throws fails the target.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.Unwrapped();
        }
    }

    void Conclude(ExecutableTarget target, Exception? failure, bool isCleanup)
    {
        if (failure == null)
        {
            target.Status = ExecutionStatus.Succeeded;
            build.OnTargetSucceeded(target.Name);
            return;
        }

        if (session.Cancellation.IsRequested && !isCleanup)
        {
            target.Status = ExecutionStatus.Aborted;
            Serilog.Log.Warning("{Target:l} was cancelled", target.Name);
        }
        else
        {
            target.Status = ExecutionStatus.Failed;
            var line = failure.Message.Split('\n')[0].Trim();
            target.SummaryInformation.TryAdd(failure.GetType().Name, line);
            ExceptionLog.Write(failure, $"Target {target.Name}");
        }

        build.OnTargetFailed(target.Name);
    }

    void Begin(string name)
    {
        if (session.Host is IBuildServer)
            session.Console.WriteCommand(WorkflowCommand.Format("group", name));
        else
            session.Console.Write(Report.Heading(name));
    }

    void End()
    {
        if (session.Host is IBuildServer)
            session.Console.WriteCommand(WorkflowCommand.Format("endgroup", message: null));
    }
}
