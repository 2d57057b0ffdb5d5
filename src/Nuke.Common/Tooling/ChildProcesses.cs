using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Nuke.Common.Tooling;

/// <summary>The running processes of the build, so that a cancelled build leaves none behind.</summary>
internal static class ChildProcesses
{
    const int TerminateSignal = 15;
    const int KillSignal = 9;
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    static readonly ConcurrentDictionary<ChildProcess, byte> Running = new();

    public static void Add(ChildProcess process) => Running.TryAdd(process, 0);

    public static void Remove(ChildProcess process) => Running.TryRemove(process, out _);

    /// <summary>Asks all to end, and ends those that do not within a few seconds.</summary>
    /// <returns>Ends when they and all that they started have.</returns>
    public static Task Terminate()
    {
        var processes = Running.Keys.Where(x => x.IsRunning).ToList();
        if (processes.Count == 0)
            return Task.CompletedTask;
        if (OperatingSystem.IsWindows())
        {
            processes.ForEach(Kill);
            return Task.CompletedTask;
        }

        // All of them are known now; once a parent has ended, nobody could tell whose its children were.
        var tree = ProcessTree.Of(processes.Select(x => x.Id));
        Send(tree, TerminateSignal);
        return KillLater(processes, tree);
    }

    static async Task KillLater(List<ChildProcess> processes, IReadOnlyCollection<ProcessTree.Member> tree)
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((processes.Any(x => x.IsRunning) || tree.Any(ProcessTree.IsRunning))
               && TimeProvider.System.GetElapsedTime(started) < Grace)
            await Task.Delay(Interval, TimeProvider.System);
        processes.ForEach(Kill);
        Send(tree.Where(ProcessTree.IsRunning), KillSignal);
    }

    static void Send(IEnumerable<ProcessTree.Member> processes, int signal)
    {
        // One that has ended meanwhile cannot be signalled, which is just as well.
        foreach (var process in processes)
            _ = Signal(process.Id, signal);
    }

    static void Kill(ChildProcess process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended meanwhile.
            Remove(process);
        }
    }

    // Source-generated interop would need unsafe code for two integers.
#pragma warning disable SYSLIB1054, CA5392
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
#pragma warning restore SYSLIB1054, CA5392
}
