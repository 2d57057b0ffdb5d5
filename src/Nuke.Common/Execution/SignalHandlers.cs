using System.Runtime.InteropServices;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>Ctrl-C, SIGTERM and a closed terminal cancel the build; the third time ends the process at once.</summary>
internal sealed class SignalHandlers : IDisposable
{
    readonly Cancellation _cancellation;
    readonly PosixSignalRegistration _interrupt;
    readonly PosixSignalRegistration _terminate;
    readonly PosixSignalRegistration _hangUp;
    int _count;

    public SignalHandlers(Cancellation cancellation)
    {
        _cancellation = cancellation;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
    }

    void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) >= 3)
        {
            _ = ChildProcesses.Terminate();
            Environment.Exit(ExitCodes.Cancelled);
        }

        _cancellation.Request();
    }
}
