namespace Nuke.Common;

/// <summary>How much the console shows. The log file always has everything.</summary>
public enum Verbosity
{
    /// <summary>Everything, stack traces included.</summary>
    Verbose,

    /// <summary>Output of tools and progress.</summary>
    Normal,

    /// <summary>Warnings and errors.</summary>
    Minimal,

    /// <summary>Errors only.</summary>
    Quiet,
}
