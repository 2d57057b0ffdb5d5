using Nuke.Common.Execution;
using Serilog;
using Serilog.Core;

namespace Nuke.Common.Reporting;

/// <summary>The log of a run: what the build logs by <see cref="Log"/> goes to the console, the file and the recap.</summary>
internal sealed class BuildLog : IDisposable
{
    readonly BuildSession _session;
    readonly LogFile _file;
    readonly RecapSink _recap;
    readonly TailSink _tail;
    readonly Logger _logger;

    public BuildLog(BuildSession session)
    {
        _session = session;
        _file = new LogFile(session);
        _recap = new RecapSink(session);
        _tail = new TailSink(session);
        _logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Sink(new ConsoleSink(session))
            .WriteTo.Sink(_recap)
            .WriteTo.Sink(_tail)
            .WriteTo.Sink(_file)
            .CreateLogger();
        Log.Logger = _logger;
    }

    /// <summary>Warnings and errors; target by target where several ran at a time, so that the timing does not show.</summary>
    public IReadOnlyCollection<RecapEntry> Recap(NukeBuild? build)
    {
        if (build == null || build.TargetsAtATime == Parallelism.Off)
            return _recap.Entries;
        var names = build.ExecutionPlan.Select(x => x.Name).ToList();
        return [.. _recap.Entries.OrderBy(x => names.IndexOf(x.Target ?? ""))];
    }

    /// <summary>The last lines of a target.</summary>
    public IReadOnlyList<string> Tail(string target) => _tail.Of(target);

    /// <summary>Starts the file. What is asked only for its output, such as the help, does without.</summary>
    public void Begin() => _file.Write("INF", "The build starts");

    /// <summary>Reports what is wrong with what a person gave the build.</summary>
    public void BadInput(IReadOnlyList<string> errors)
    {
        foreach (var error in errors)
        {
            _file.Write("ERR", error);
            _recap.Add(new RecapEntry(IsError: true, Target: null, _session.Secrets.Apply(error)));
        }

        var lines = errors.SelectMany(x => x.Split(Environment.NewLine))
            .Select(x => new ReportLine(x, x.StartsWith(' ') ? ConsoleStyle.Dim : ConsoleStyle.Error));
        _session.Console.Write(lines);
        if (_session.Host.ReadsWorkflowCommands)
            errors.ToList().ForEach(x => _session.Console.WriteCommand(WorkflowCommand.Format("error", _session.Secrets.Apply(x))));
    }

    /// <summary>Tells how the targets ended: once more the errors and warnings, the table, the outcome.</summary>
    public void Finish(NukeBuild build, BuildOutcome outcome)
    {
        var exitCode = build.ExitCode ?? ExitCodes.Done;
        var end = $"{_session.Invocation.Time.GetLocalNow():yyyy-MM-dd HH:mm:ss}";
        var table = SummaryTable.Of(build).ToList();
        _session.Console.CloseGroups();
        if (build.IsOutputEnabled(DefaultOutput.ErrorsAndWarnings))
            _session.Console.Write(Report.Recap(Recap(build)));
        if (build.IsOutputEnabled(DefaultOutput.TargetOutcome))
            _session.Console.Write(_session.Console.WasLive ? TerminalTable.Of(build, _session) : table);
        if (build.IsOutputEnabled(DefaultOutput.BuildOutcome))
            _session.Console.Write(Report.Outcome(outcome, end, exitCode));
        _file.Write("INF", string.Join(Environment.NewLine, table.Select(x => x.Text)));
        StepSummary.Write(_session, build, this, outcome, exitCode);
    }

    /// <summary>Ends the file, if there is one, with how the build ended.</summary>
    public void End(int exitCode)
    {
        _session.Console.CloseGroups();
        if (_file.IsOpen)
            _file.Write("INF", $"The build ends with exit code {exitCode}");
    }

    public void Dispose()
    {
        _logger.Dispose();
        _file.Dispose();
    }
}
