
namespace Nuke.Common.Tooling;

/// <summary>A line that a process wrote.</summary>
public struct Output
{
    /// <summary>Where it wrote it.</summary>
    public OutputType Type;

    /// <summary>The line.</summary>
    public string Text;
}

/// <summary>A stream of a process.</summary>
public enum OutputType
{
    /// <summary>Standard output.</summary>
    Std,

    /// <summary>Standard error.</summary>
    Err,
}
