using Nuke.Common.Execution;
using Serilog;
using Serilog.Core;

namespace Nuke.Common.Reporting;

/// <summary>The log of a run: what the build logs by <see cref="Log"/> goes to the console, the file and the recap.</summary>
internal sealed class BuildLog : IDisposable
{
    readonly LogFile _file;
    readonly RecapSink _recap;
    readonly Logger _logger;

    public BuildLog(BuildSession session)
    {
        _file = new LogFile(session.TemporaryDirectory, session.Secrets, session.Invocation.Time, () => session.Target?.Name);
        _recap = new RecapSink(() => session.Target?.Name);
        _logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Sink(new SessionConsoleSink(session))
            .WriteTo.Sink(_recap)
            .WriteTo.Sink(_file)
            .CreateLogger();
        Log.Logger = _logger;
    }

    public IReadOnlyCollection<RecapEntry> Recap => _recap.Entries;

    public void Dispose()
    {
        _logger.Dispose();
        _file.Dispose();
    }

    /// <summary>The console of the moment: the host and the verbosity are known only once parameters are read.</summary>
    sealed class SessionConsoleSink(BuildSession session) : ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent)
        {
            if (session.Host.ReadsWorkflowCommands && logEvent.Level >= Serilog.Events.LogEventLevel.Warning)
                new AnnotationSink(session.Console, session.Secrets).Emit(logEvent);
            else
                new ConsoleSink(session.Console, session.Invocation.Time, () => session.Verbosity).Emit(logEvent);
        }
    }
}
