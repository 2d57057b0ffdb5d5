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

    /// <summary>The width of the terminal in columns, or null where there is none.</summary>
    public Func<int?> Width { get; init; } = static () => null;

    /// <summary>The columns to draw for; some terminals do not tell.</summary>
    public int Columns => Width() is > 0 and var width ? width : 80;

    /// <summary>Who answers questions; null where nobody sits at a terminal. Made when it is first needed, since it takes a while.</summary>
    public Func<CancellationToken, IQuestions>? Questions { get; init; }

    /// <summary>Reads standard input to its end.</summary>
    public Func<string> ReadInput { get; init; } = static () => "";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether signals of the process are handled.</summary>
    public bool HandlesSignals { get; init; }

    static IQuestions Ask(CancellationToken cancellation)
    {
        // Turns the terminal's echo off before the first question is there, and not when the first key is awaited.
        _ = Console.KeyAvailable;
        return new TerminalQuestions(Spectre.Console.AnsiConsole.Console, cancellation);
    }

    public static BuildInvocation OfProcess() => new()
    {
        Arguments = System.Environment.GetCommandLineArgs()[1..],
        Environment = EnvironmentInfo.Variables,
        WorkingDirectory = EnvironmentInfo.WorkingDirectory,
        // On a terminal the stream itself: Console.Out would read the terminal's description first, which takes a while.
        // Elsewhere what the build made of it with Console.SetOut, such as standard error for all but what a script reads.
        Output = Console.IsOutputRedirected ? Console.Out : new StreamWriter(Console.OpenStandardOutput()),
        IsOutputRedirected = Console.IsOutputRedirected,
        Width = static () => Console.IsOutputRedirected ? null : Console.WindowWidth,
        Questions = Console.IsInputRedirected || Console.IsOutputRedirected ? null : Ask,
        ReadInput = static () => Console.In.ReadToEnd(),
        HandlesSignals = true,
    };
}
