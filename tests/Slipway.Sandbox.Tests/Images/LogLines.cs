using System.Collections.Concurrent;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Slipway.Sandbox.Tests.Images;

/// <summary>Keeps every line of a log.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public ILogger Logger => new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public IEnumerable<string> All => _events.Select(Text);

    public IEnumerable<string> Headings => _events.Where(each => each.Level == LogEventLevel.Information).Select(Text);

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);

    // As a person reads it: values without quotes.
    private static string Text(LogEvent each) => each.MessageTemplate.Tokens.Aggregate("", (text, token) => text + token switch
    {
        Serilog.Parsing.PropertyToken property when each.Properties.TryGetValue(property.PropertyName, out var value) => value is ScalarValue { Value: string plain } ? plain : value.ToString(),
        _ => token.ToString(),
    });
}
