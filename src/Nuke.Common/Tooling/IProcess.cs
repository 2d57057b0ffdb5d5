namespace Nuke.Common.Tooling;

/// <summary>A started process.</summary>
public interface IProcess : IDisposable
{
    /// <summary>The executable.</summary>
    string FileName { get; }

    /// <summary>The arguments, secrets masked.</summary>
    string Arguments { get; }

    /// <summary>The working directory.</summary>
    string WorkingDirectory { get; }

    /// <summary>What it has written so far.</summary>
    IReadOnlyCollection<Output> Output { get; }

    /// <summary>The exit code, once it has ended.</summary>
    int ExitCode { get; }

    /// <summary>Whether it has ended.</summary>
    bool HasExited { get; }

    /// <summary>The process identifier.</summary>
    int Id { get; }

    /// <summary>Ends it and its children.</summary>
    void Kill();

    /// <summary>Waits for its end.</summary>
    /// <returns>False when the time ran out; the process is ended then.</returns>
    bool WaitForExit();
}
