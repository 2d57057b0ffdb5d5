using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nuke.Common.Tooling;

/// <summary>What to start.</summary>
internal sealed record ProcessStart(
    string FileName,
    string Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string>? Environment,
    TimeSpan Timeout);

/// <summary>A process of the build. It is known to <see cref="ChildProcesses"/> until somebody has seen it end.</summary>
internal sealed class ChildProcess : IProcess
{
    /// <summary>Guards what <see cref="Process"/> remembers: asked by two threads at once, it can tell the exit code 0 of one that failed.</summary>
    readonly Lock _gate = new();
    readonly Process _process;
    readonly ProcessStart _start;
    readonly Func<string, string> _filter;
    readonly ConcurrentQueue<Output> _output = new();
    bool _isDisposed;

    ChildProcess(ProcessStart start, Action<OutputType, string>? logger, Func<string, string> filter)
    {
        _start = start;
        _filter = filter;
        _process = new Process { StartInfo = Info(start) };
        _process.OutputDataReceived += (_, line) => Received(OutputType.Std, line.Data, logger);
        _process.ErrorDataReceived += (_, line) => Received(OutputType.Err, line.Data, logger);
    }

    public string FileName => _start.FileName;

    public string Arguments => _filter(_start.Arguments);

    public string WorkingDirectory => _start.WorkingDirectory;

    public IReadOnlyCollection<Output> Output => _output;

    public int ExitCode
    {
        get
        {
            lock (_gate)
                return _process.ExitCode;
        }
    }

    public bool HasExited
    {
        get
        {
            lock (_gate)
                return _process.HasExited;
        }
    }

    /// <summary>Whether it runs and its target still holds it.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
                return !_isDisposed && !_process.HasExited;
        }
    }

    /// <summary>Its number, also once it has ended: who ends the build may ask at that very moment.</summary>
    public int Id { get; private set; }

    public static ChildProcess Start(ProcessStart start, Action<OutputType, string>? logger, Func<string, string> filter)
    {
        var child = new ChildProcess(start, logger, filter);
        child._process.Start();
        child.Id = child._process.Id;
        ChildProcesses.Add(child);
        child._process.StandardInput.Close();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    public bool WaitForExit()
    {
        if (_process.WaitForExit(_start.Timeout))
        {
            // Without a time-out it also waits for the last lines of output.
            _process.WaitForExit();
            ChildProcesses.Remove(this);
            return true;
        }

        Kill();
        return false;
    }

    public void Kill()
    {
        lock (_gate)
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose()
    {
        ChildProcesses.Remove(this);
        lock (_gate)
        {
            _isDisposed = true;
            _process.Dispose();
        }
    }

    static ProcessStartInfo Info(ProcessStart start)
    {
        var info = new ProcessStartInfo
        {
            FileName = start.FileName,
            Arguments = start.Arguments,
            WorkingDirectory = start.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (start.Environment == null)
            return info;
        info.Environment.Clear();
        foreach (var (name, value) in start.Environment)
            info.Environment[name] = value;
        return info;
    }

    void Received(OutputType type, string? line, Action<OutputType, string>? logger)
    {
        if (line == null)
            return;
        _output.Enqueue(new Output { Type = type, Text = line });
        logger?.Invoke(type, _filter(line));
    }
}
