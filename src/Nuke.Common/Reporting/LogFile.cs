using Nuke.Common.Execution;
using Nuke.Common.IO;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Reporting;

/// <summary>
/// The log of everything, <c>build.log</c> in the temporary directory; those of the runs before are kept beside it. The
/// file is made when the first line is written.
/// </summary>
internal sealed class LogFile(AbsolutePath directory, SecretMask mask, TimeProvider time, Func<string?> target)
    : ILogEventSink, IDisposable
{
    const int KeptRuns = 5;
    const string Name = "build.log";

    readonly Lock _lock = new();
    StreamWriter? _writer;
    bool _isUnavailable;

    public void Emit(LogEvent logEvent)
    {
        var line = $"{time.GetLocalNow():HH:mm:ss.fff} | {LogText.Level(logEvent)} | {target(),-20} | {LogText.Full(logEvent)}";
        lock (_lock)
        {
            Open()?.WriteLine(mask.Apply(line));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _writer?.Dispose();
            _writer = null;
            _isUnavailable = true;
        }
    }

    StreamWriter? Open()
    {
        if (_writer != null || _isUnavailable)
            return _writer;
        try
        {
            Directory.CreateDirectory(directory);
            KeepPrevious();
            var stream = new FileStream(directory / Name, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            _writer = new StreamWriter(stream) { AutoFlush = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A build in a read-only checkout still builds; it only leaves no log.
            _isUnavailable = true;
        }

        return _writer;
    }

    void KeepPrevious()
    {
        var file = directory / Name;
        if (!file.FileExists())
            return;
        File.Move(file, directory / $"build.{File.GetLastWriteTime(file):yyyy-MM-dd_HH-mm-ss}.log", overwrite: true);
        foreach (var old in Directory.GetFiles(directory, "build.*.log").OrderDescending(StringComparer.Ordinal).Skip(KeptRuns))
            File.Delete(old);
    }
}
