using Nuke.Common.CI;
using Nuke.Common.Parameters;
using Nuke.Common.Plans;
using Nuke.Common.Reporting;
using Nuke.Common.Secrets;
using Nuke.Common.ValueInjection;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Runs a build from its arguments to its exit code.</summary>
internal static class BuildRun
{
    public static int Execute<T>(BuildInvocation invocation, IReadOnlyList<string> defaultTargets)
        where T : NukeBuild, new()
    {
        if (OperatingSystem.IsWindows() && invocation.HandlesSignals)
            Console.OutputEncoding = System.Text.Encoding.UTF8;
        var session = BuildSession.Start(invocation);
        using var signals = invocation.HandlesSignals ? new SignalHandlers(session.Cancellation) : null;
        using var log = new BuildLog(session);
        T? build = null;
        try
        {
            session.ReadParameterFiles();
            build = new T();
            return Execute(session, build, log, defaultTargets);
        }
#pragma warning disable CA1031 // Whatever goes wrong outside of targets ends the build with a message.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failure(session, build, exception.Unwrapped());
        }
    }

    static int Execute(BuildSession session, NukeBuild build, BuildLog log, IReadOnlyList<string> defaultTargets)
    {
        var members = BuildMembers.Of(build.GetType());
        ReadParameters(session, build, members);
        build.ExecutableTargets = TargetFactory.CreateAll(build, members, defaultTargets);
        if (ConfigurationFiles.Generate(session, build))
            return ExitCodes.Done;
        build.RaiseBuildCreated();
        build.ExecutionPlan = Invoked.Plan(session, build.ExecutableTargets);
        BuildFiles.Update(session, build);
        if (Errands.Run(session, build) is { } lines)
            return Show(session, lines);
        ConfigurationFiles.Update(session, build);
        if (!build.NoLogo && build.IsOutputEnabled(DefaultOutput.Logo))
            session.Console.Write(Report.Banner(EngineVersion.Text, EngineVersion.Runtime));

        SkipRules.Apply(session, build);
        if (build.Plan)
            return Show(session, PlanCommand.Run(session, build));

        Requirements.Check(session, build);
        Injection.FillOthers(build, members);
        Requirements.CheckInjected(session, build, members);
        build.RaiseBuildInitialized();
        new PlanExecutor(session, build).Run();
        return Finish(session, build, log);
    }

    static void ReadParameters(BuildSession session, NukeBuild build, BuildMembers members)
    {
        session.ReadCommitMessage(build.GetType());
        var definitions = ParameterDefinitions.Of(build, members);
        var targets = members.Targets.Select(x => x.Name).ToList();
        var errors = session.Parameters.Define(definitions);
        session.AddSecrets(session.Parameters.Secrets);
        // Help is given even when something else is wrong, since that is when one needs it.
        var isHelp = session.CommandLine.Has(nameof(NukeBuild.Help));
        errors = isHelp ? [] : [.. CommandLineChecks.Errors(session.Sources, definitions, targets), .. errors];
        if (errors.Count > 0)
            throw new BuildInputException(errors);
        Injection.FillParameters(build, members);
        if (isHelp)
            return;
        if (build.SwitchErrors.ToList() is { Count: > 0 } switches)
            throw new BuildInputException(switches);
        PlainSecrets.Warn(session);
    }

    static int Show(BuildSession session, IEnumerable<ReportLine> lines)
    {
        session.Console.Write(lines);
        return ExitCodes.Done;
    }

    static int Finish(BuildSession session, NukeBuild build, BuildLog log)
    {
        var outcome = Settle(session, build);
        TargetDurations.Update(session.TemporaryDirectory, build.ExecutionPlan);
        if (outcome == BuildOutcome.Succeeded && build.ExitCode is not (null or ExitCodes.Done))
            outcome = BuildOutcome.Failed;
        build.ExitCode ??= outcome switch
        {
            BuildOutcome.Succeeded => ExitCodes.Done,
            BuildOutcome.Cancelled => ExitCodes.Cancelled,
            _ => ExitCodes.TargetFailed,
        };
        if (build.IsOutputEnabled(DefaultOutput.ErrorsAndWarnings))
            session.Console.Write(Report.Recap(InOrder(log.Recap, build)));
        if (build.IsOutputEnabled(DefaultOutput.TargetOutcome))
            session.Console.Write(SummaryTable.Of(build.ExecutionPlan));
        var now = session.Invocation.Time.GetLocalNow();
        if (build.IsOutputEnabled(DefaultOutput.BuildOutcome))
            session.Console.Write(Report.Outcome(outcome, $"{now:yyyy-MM-dd HH:mm:ss}", build.ExitCode.Value));
        build.RaiseBuildFinished();
        ConfigurationFiles.SerializeState(session, build);
        return build.ExitCode.Value;
    }

    /// <summary>Target by target where several ran at a time, so that the timing does not show.</summary>
    static IReadOnlyCollection<RecapEntry> InOrder(IReadOnlyCollection<RecapEntry> entries, NukeBuild build)
    {
        if (build.TargetsAtATime == Parallelism.Off)
            return entries;
        var names = build.ExecutionPlan.Select(x => x.Name).ToList();
        return [.. entries.OrderBy(x => names.IndexOf(x.Target ?? ""))];
    }

    /// <summary>Gives every target its final status.</summary>
    static BuildOutcome Settle(BuildSession session, NukeBuild build)
    {
        foreach (var target in build.ExecutionPlan)
        {
            target.Stopwatch.Stop();
            target.Status = target.Status switch
            {
                ExecutionStatus.Running => ExecutionStatus.Aborted,
                ExecutionStatus.Scheduled => ExecutionStatus.NotRun,
                var status => status,
            };
        }

        var isComplete = build.ExecutionPlan.All(x => x.Status is not (ExecutionStatus.Aborted or ExecutionStatus.NotRun));
        if (session.Cancellation.IsRequested && !isComplete)
            return BuildOutcome.Cancelled;
        return build.IsFailing ? BuildOutcome.Failed : BuildOutcome.Succeeded;
    }

    static int Failure(BuildSession session, NukeBuild? build, Exception exception)
    {
        if (exception is BuildInputException input)
        {
            session.Console.Write(input.Errors.SelectMany(x => x.Split(Environment.NewLine))
                .Select(x => new ReportLine(x, x.StartsWith(' ') ? ConsoleStyle.Dim : ConsoleStyle.Error)));
            return build?.ExitCode ?? ExitCodes.BadInput;
        }

        if (exception is OperationCanceledException && session.Cancellation.IsRequested)
        {
            session.Console.Write(new ReportLine("Cancelled.", ConsoleStyle.Error));
            return ExitCodes.Cancelled;
        }

        ExceptionLog.Write(exception, "The build");
        return build?.ExitCode ?? ExitCodes.TargetFailed;
    }
}
