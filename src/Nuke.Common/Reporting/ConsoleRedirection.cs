using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>
/// While a build runs, what its own code writes with <see cref="Console"/> goes through the engine: masked, and on a
/// terminal above the live line.
/// </summary>
internal sealed class ConsoleRedirection : IDisposable
{
    readonly BuildSession _session;
    readonly TextWriter _output;
    readonly TextWriter _error;

    public ConsoleRedirection(BuildSession session)
    {
        _session = session;
        // A terminal's own writers are not asked for: making them reads the terminal's description, which takes a while.
        _output = Console.IsOutputRedirected ? Console.Out : Writer(Console.OpenStandardOutput());
        _error = Console.IsErrorRedirected ? Console.Error : Writer(Console.OpenStandardError());
        var isSameTerminal = !Console.IsOutputRedirected && !Console.IsErrorRedirected;
#pragma warning disable CA2000 // The console keeps them until they are replaced; they hold nothing that must be freed.
        Console.SetOut(new ConsoleCapture(x => session.Console.WriteText(x)));
        Console.SetError(new ConsoleCapture(isSameTerminal ? x => session.Console.WriteText(x) : WriteError));
#pragma warning restore CA2000
    }

    public void Dispose()
    {
        Console.Out.Flush();
        Console.Error.Flush();
        Console.SetOut(_output);
        Console.SetError(_error);
    }

    void WriteError(string text)
    {
        _error.Write(_session.Secrets.Apply(text));
        _error.Flush();
    }

    static StreamWriter Writer(Stream stream) => new(stream) { AutoFlush = true };
}
