using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>All that a build takes from the process it runs in.</summary>
internal sealed record BuildInvocation
{
    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required AbsolutePath WorkingDirectory { get; init; }

    public required TextWriter Output { get; init; }

    public required bool IsOutputRedirected { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether signals of the process are handled.</summary>
    public bool HandlesSignals { get; init; }

    public static BuildInvocation OfProcess() => new()
    {
        Arguments = System.Environment.GetCommandLineArgs()[1..],
        Environment = EnvironmentInfo.Variables,
        WorkingDirectory = EnvironmentInfo.WorkingDirectory,
        // The stream itself: Console.Out would read the terminal's description first, which takes a while.
        Output = new StreamWriter(Console.OpenStandardOutput()),
        IsOutputRedirected = Console.IsOutputRedirected,
        HandlesSignals = true,
    };
}
