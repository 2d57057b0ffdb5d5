using System.Diagnostics;
using System.Runtime.InteropServices;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Execution;

/// <summary><see cref="SignalledBuild"/> as a process, in a root directory of its own.</summary>
internal sealed class BuildProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    Process? _process;
    Task<string>? _output;

    public BuildProcess() => (Root / ".nuke").CreateDirectory();

    public AbsolutePath Root { get; } = AbsolutePath.Create(Directory.CreateTempSubdirectory("signalled-").FullName);

    public int ExitCode => _process!.ExitCode;

    /// <summary>The processes that the targets have started.</summary>
    public IReadOnlyList<int> Family =>
        [.. Root.GlobFiles("*.pids").SelectMany(x => x.ReadAllLines()).Select(x => int.Parse(x, System.Globalization.CultureInfo.InvariantCulture))];

    public void Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(SignalledBuild).Assembly.Location, .. arguments, "--root", Root])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Root,
        };
        start.Environment.Remove("GITHUB_ACTIONS");
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Waits until targets run.</summary>
    public async Task Started(params string[] names)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (!names.All(x => (Root / $"{x}.started").FileExists()))
        {
            _process!.HasExited.Should().BeFalse("the targets keep it running");
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    public void Send(PosixSignal signal) => Signal(signal switch
    {
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGTERM => 15,
        PosixSignal.SIGHUP => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    });

    public void Kill() => Signal(9);

    /// <summary>Waits until it has ended.</summary>
    /// <returns>What it has printed.</returns>
    public async Task<string> Ended()
    {
        // Not WaitForExitAsync: it has a second thread ask for the exit code at the same moment.
        (await Task.Run(() => _process!.WaitForExit(Patience))).Should().BeTrue("the build is to end");
        return await _output!;
    }

    /// <summary>Where nobody collects orphans, one that has ended stays listed as a zombie.</summary>
    public static bool IsRunning(int process)
    {
        var state = $"/proc/{process}/stat";
        return File.Exists(state) && !File.ReadAllText(state).Contains(") Z", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill(entireProcessTree: true);
        _process?.Dispose();
        Root.DeleteDirectory();
    }

    void Signal(int signal) => kill(_process!.Id, signal).Should().Be(0);

    // Source-generated interop would need unsafe code for two integers; the name is the library's.
#pragma warning disable SYSLIB1054, CA5392, IDE1006
    [DllImport("libc")]
    static extern int kill(int process, int signal);
#pragma warning restore SYSLIB1054, CA5392, IDE1006
}
