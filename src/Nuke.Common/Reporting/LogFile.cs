using Nuke.Common.Execution;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Reporting;

/// <summary>
/// The log of everything, whatever the console shows. It is made with the first line, so that <c>--help</c> leaves none,
/// and each line is written at once, so that a killed build leaves all it has said.
/// </summary>
internal sealed class LogFile(BuildSession session) : ILogEventSink, IDisposable
{
    readonly Lock _lock = new();
    readonly LogFiles _files = new(session.TemporaryDirectory);
    readonly DateTimeOffset _start = session.Invocation.Time.GetLocalNow();
    StreamWriter? _writer;
    bool _isLinked;
    bool _isUnavailable;

    /// <summary>Whether there is something in it.</summary>
    public bool IsOpen => _writer != null;

    public void Emit(LogEvent logEvent) => Write(LogText.Level(logEvent), LogText.Full(logEvent));

    /// <summary>Writes a line; the first one comes after those that say what runs here.</summary>
    public void Write(string level, string text)
    {
        lock (_lock)
        {
            if (_writer == null && !_isUnavailable && Open())
                RunDescription.Of(session).ToList().ForEach(x => WriteLine("INF", x));
            WriteLine(level, text);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            var file = (_writer?.BaseStream as FileStream)?.Name;
            _writer?.Dispose();
            if (file != null && !_isLinked)
                Try(() => _files.Copy(file));
            _writer = null;
            _isUnavailable = true;
        }
    }

    void WriteLine(string level, string text) => Try(() => _writer?.WriteLine(session.Secrets.Apply(
        $"{session.Invocation.Time.GetLocalNow():HH:mm:ss.fff} | {level} | {session.Target?.Name,-20} | {text}")));

    bool Open() => Try(() =>
    {
        var stream = _files.Create(_start);
        _writer = new StreamWriter(stream) { AutoFlush = true };
        _isLinked = _files.Link(stream.Name);
        _files.Prune();
    });

    /// <summary>A build in a read-only checkout or on a full disk still builds; it only leaves no log.</summary>
    bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _isUnavailable = true;
            return false;
        }
    }
}
