namespace Slipway.Servers;

/// <summary>How a remote command ended.</summary>
/// <param name="ExitCode">128 + n when signal n ended it, as a shell reports it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record RemoteResult(int ExitCode, string Output, string Error)
{
    /// <summary>Whether the exit code is 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>All that it said, for an error.</summary>
    internal string Words => $"{Output.Trim()}\n{Error.Trim()}".Trim();
}

/// <summary>One line of a remote command's output.</summary>
/// <param name="Text">The line without its end.</param>
/// <param name="IsError">Whether it came on standard error.</param>
public sealed record RemoteLine(string Text, bool IsError)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
