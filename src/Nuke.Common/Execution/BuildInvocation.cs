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
        // On a terminal the stream itself: Console.Out would read the terminal's description first, which takes a while.
        // Elsewhere what the build made of it with Console.SetOut, such as standard error for all but what a script reads.
        Output = Console.IsOutputRedirected ? Console.Out : new StreamWriter(Console.OpenStandardOutput()),
        IsOutputRedirected = Console.IsOutputRedirected,
        HandlesSignals = true,
    };
}
