namespace Nuke.Common.Execution;

/// <summary>A person's terminal.</summary>
public class Terminal : Host
{
    internal Terminal()
    {
    }

    /// <summary>The terminal, when the build runs in one.</summary>
    internal static new Terminal? Instance => Host.Instance as Terminal;
}
