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
        using var console = invocation.HandlesSignals ? new ConsoleRedirection(session) : null;
        var exitCode = Execute<T>(session, log, defaultTargets);
        log.End(exitCode);
        return exitCode;
    }

    static int Execute<T>(BuildSession session, BuildLog log, IReadOnlyList<string> defaultTargets)
        where T : NukeBuild, new()
    {
        T? build = null;
        try
        {
            var members = BuildMembers.Of(typeof(T));
            session.PublicFlags = SecretValues.PublicFlags(members);
            // Before anything can print, the build's constructor included; once more when the files are read.
            session.AddSecrets(SecretValues.Given(members, session.Sources));
            session.ReadParameterFiles();
            session.AddSecrets(SecretValues.Given(members, session.Sources));
            build = new T();
            return Execute(session, build, members, log, defaultTargets);
        }
#pragma warning disable CA1031 // Whatever goes wrong outside of targets ends the build with a message.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failure(session, build, log, exception.Unwrapped());
        }
    }

    static int Execute(BuildSession session, NukeBuild build, BuildMembers members, BuildLog log, IReadOnlyList<string> defaultTargets)
    {
        ReadParameters(session, build, members);
        build.ExecutableTargets = TargetFactory.CreateAll(build, members, defaultTargets);
        if (ConfigurationFiles.Generate(session, build))
            return ExitCodes.Done;
        build.TellWherePackagesAre();
        build.RaiseBuildCreated();
        build.ExecutionPlan = Invoked.Plan(session, build.ExecutableTargets);
        BuildFiles.Update(session, build);
        if (Errands.Run(session, build) is { } lines)
            return Show(session, lines);
        ConfigurationFiles.Update(session, build);
        if (!build.NoLogo && build.IsOutputEnabled(DefaultOutput.Logo))
            session.Console.Write(Report.Banner(EngineVersion.Text, EngineVersion.Runtime));

        // Static conditions read what is injected. Where there are none, what is missing is told before anything slow.
        var isFilledEarly = build.ExecutionPlan.Any(x => x.StaticConditions.Count > 0);
        if (isFilledEarly)
            FillOthers(session, build, members);
        SkipRules.Apply(session, build);
        if (build.Plan)
            return Show(session, PlanCommand.Run(session, build));

        log.Begin();
        Requirements.Check(session, build);
        if (!isFilledEarly)
            FillOthers(session, build, members);
        Requirements.CheckComputed(session, build, members);
        build.RaiseBuildInitialized();
        using (LiveProgress.Start(session, build))
            new PlanExecutor(session, build).Run();
        return Finish(session, build, log);
    }

    static void FillOthers(BuildSession session, NukeBuild build, BuildMembers members)
    {
        Injection.FillOthers(build, members);
        session.AddSecrets(SecretValues.Held(build, members));
    }

    static void ReadParameters(BuildSession session, NukeBuild build, BuildMembers members)
    {
        session.ReadCommitMessage(build.GetType());
        var definitions = ParameterDefinitions.Of(build, members);
        var targets = members.Targets.Select(x => x.Name).ToList();
        var wrong = session.Parameters.Define(definitions);
        session.AddSecrets(session.Parameters.Secrets);
        // Help is given even when something else is wrong, since that is when one needs it.
        var isHelp = session.CommandLine.Has(nameof(NukeBuild.Help));
        var errors = isHelp ? [] : CommandLineChecks.Errors(session.Sources, definitions, targets, wrong);
        if (errors.Count > 0)
            throw new BuildInputException(errors);
        Injection.FillParameters(build, members);
        session.AddSecrets(SecretValues.Held(build, members));
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
        log.Finish(build, outcome);
        build.RaiseBuildFinished();
        ConfigurationFiles.SerializeState(session, build);
        return build.ExitCode.Value;
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

    static int Failure(BuildSession session, NukeBuild? build, BuildLog log, Exception exception)
    {
        var exitCode = build?.ExitCode ?? (exception is BuildInputException ? ExitCodes.BadInput : ExitCodes.TargetFailed);
        if (exception is BuildInputException input)
        {
            log.BadInput(input.Errors);
        }
        else if (exception is OperationCanceledException && session.Cancellation.IsRequested)
        {
            session.Console.Write(new ReportLine("Cancelled.", ConsoleStyle.Error));
            exitCode = ExitCodes.Cancelled;
        }
        else
        {
            ExceptionLog.Write(exception, "The build");
        }

        var outcome = exitCode == ExitCodes.Cancelled ? BuildOutcome.Cancelled : BuildOutcome.Failed;
        StepSummary.Write(session, build, log, outcome, exitCode);
        return exitCode;
    }
}
