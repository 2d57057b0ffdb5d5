using System.Collections.Concurrent;
using Nuke.Common.Execution;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Reporting;

/// <summary>
/// Writes log lines to the console, as far as the verbosity lets them; on build servers, warnings and errors as
/// annotations, whatever the verbosity. It asks the session each time: the host and the verbosity are known only once
/// parameters are read.
/// </summary>
internal sealed class ConsoleSink(BuildSession session) : ILogEventSink
{
    readonly Annotations _annotations = new(session.RootDirectory);

    public void Emit(LogEvent logEvent)
    {
        if (session.Host.ReadsWorkflowCommands && logEvent.Level >= LogEventLevel.Warning
            && _annotations.Of(RecapSink.Entry(session, logEvent)) is { } annotation)
        {
            session.Console.WriteCommand(annotation);
        }
        else if (logEvent.Level >= Minimum(session.Verbosity))
        {
            session.Console.Write(Line(logEvent));
        }
    }

    ReportLine Line(LogEvent logEvent)
    {
        var text = session.Verbosity == Verbosity.Verbose ? LogText.Full(logEvent) : LogText.Short(logEvent);
        return new ReportLine($"{session.Invocation.Time.GetLocalNow():HH:mm:ss} [{LogText.Level(logEvent)}] {text}", Style(logEvent.Level));
    }

    static LogEventLevel Minimum(Verbosity verbosity) => verbosity switch
    {
        Verbosity.Verbose => LogEventLevel.Verbose,
        Verbosity.Normal => LogEventLevel.Debug,
        Verbosity.Minimal => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };

    static ConsoleStyle Style(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => ConsoleStyle.Dim,
        LogEventLevel.Warning => ConsoleStyle.Warning,
        LogEventLevel.Error or LogEventLevel.Fatal => ConsoleStyle.Error,
        _ => ConsoleStyle.Plain,
    };
}

/// <summary>Keeps warnings and errors for the end. Compilers print theirs twice; once is enough here.</summary>
internal sealed class RecapSink(BuildSession session) : ILogEventSink
{
    readonly ConcurrentQueue<RecapEntry> _entries = new();
    readonly ConcurrentDictionary<RecapEntry, byte> _seen = new();

    public IReadOnlyCollection<RecapEntry> Entries => _entries;

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level >= LogEventLevel.Warning)
            Add(Entry(session, logEvent));
    }

    public void Add(RecapEntry entry)
    {
        if (_seen.TryAdd(entry, 0))
            _entries.Enqueue(entry);
    }

    public static RecapEntry Entry(BuildSession session, LogEvent logEvent) => new(
        logEvent.Level >= LogEventLevel.Error, session.Target?.Name, session.Secrets.Apply(LogText.Summary(logEvent).Trim()));
}

/// <summary>Keeps the last lines of each target, since those of the one that failed are what one looks for.</summary>
internal sealed class TailSink(BuildSession session) : ILogEventSink
{
    const int KeptLines = 40;

    readonly ConcurrentDictionary<string, Queue<string>> _lines = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Of(string target)
    {
        if (!_lines.TryGetValue(target, out var lines))
            return [];
        lock (lines)
            return [.. lines];
    }

    public void Emit(LogEvent logEvent)
    {
        if (session.Target is not { } target || logEvent.Level < LogEventLevel.Debug)
            return;
        var lines = _lines.GetOrAdd(target.Name, static _ => new Queue<string>());
        lock (lines)
        {
            foreach (var line in session.Secrets.Apply(LogText.Short(logEvent)).Split('\n'))
                lines.Enqueue(line.TrimEnd());
            while (lines.Count > KeptLines)
                lines.Dequeue();
        }
    }
}
