using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Nuke.Common.Reporting;

/// <summary>Writes log lines to the console, as far as the verbosity lets them.</summary>
internal sealed class ConsoleSink(BuildConsole console, TimeProvider time, Func<Verbosity> verbosity) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < Minimum(verbosity()))
            return;
        var now = time.GetLocalNow();
        console.Write(new ReportLine($"{now:HH:mm:ss} [{LogText.Level(logEvent)}] {LogText.Full(logEvent)}", Style(logEvent.Level)));
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

/// <summary>Keeps warnings and errors for the end.</summary>
internal sealed class RecapSink(Func<string?> target) : ILogEventSink
{
    readonly ConcurrentQueue<RecapEntry> _entries = new();

    public IReadOnlyCollection<RecapEntry> Entries => _entries;

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level >= LogEventLevel.Warning)
            _entries.Enqueue(new RecapEntry(logEvent.Level >= LogEventLevel.Error, target(), LogText.Message(logEvent)));
    }
}

/// <summary>Makes warnings and errors annotations of the workflow run.</summary>
internal sealed class AnnotationSink(BuildConsole console, SecretMask mask) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LogEventLevel.Warning)
            return;
        var command = logEvent.Level == LogEventLevel.Warning ? "warning" : "error";
        console.WriteCommand(WorkflowCommand.Format(command, mask.Apply(LogText.Message(logEvent))));
    }
}

/// <summary>How a log event reads.</summary>
internal static class LogText
{
    static readonly MessageTemplateTextFormatter Literal = new("{Message:lj}");

    public static string Level(LogEvent logEvent) => logEvent.Level switch
    {
        LogEventLevel.Verbose => "VRB",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        LogEventLevel.Fatal => "FTL",
        _ => "INF",
    };

    /// <summary>The message with texts as they are, without the quotes that Serilog puts around them.</summary>
    public static string Message(LogEvent logEvent)
    {
        using var writer = new StringWriter();
        Literal.Format(logEvent, writer);
        return writer.ToString();
    }

    public static string Full(LogEvent logEvent) =>
        logEvent.Exception == null
            ? Message(logEvent)
            : $"{Message(logEvent)}{Environment.NewLine}{logEvent.Exception}";
}
