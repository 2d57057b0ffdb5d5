using Serilog.Events;
using Serilog.Formatting.Display;

namespace Nuke.Common.Reporting;

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

    /// <summary>The message, and what a person needs of the exception.</summary>
    public static string Short(LogEvent logEvent) =>
        logEvent.Exception == null
            ? Message(logEvent)
            : $"{Message(logEvent)}{Environment.NewLine}{ExceptionText.Short(logEvent.Exception)}";

    /// <summary>The message and the whole exception.</summary>
    public static string Full(LogEvent logEvent) =>
        logEvent.Exception == null
            ? Message(logEvent)
            : $"{Message(logEvent)}{Environment.NewLine}{logEvent.Exception}";

    /// <summary>The message and the exception's own, for lists.</summary>
    public static string Summary(LogEvent logEvent) =>
        logEvent.Exception == null
            ? Message(logEvent)
            : $"{Message(logEvent)}: {logEvent.Exception.Message.TrimEnd()}";
}
