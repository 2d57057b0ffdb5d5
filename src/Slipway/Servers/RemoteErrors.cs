namespace Slipway.Servers;

/// <summary>A remote command ended with a non-zero exit code.</summary>
public class RemoteCommandException : SlipwayException
{
    private const int Shown = 20;

    /// <summary>Creates the error.</summary>
    public RemoteCommandException(Server server, RemoteCommand command, RemoteResult result, string? next = null)
        : base($"{command.Doing} ended with exit code {result.ExitCode} on {server.Name} ({server}){LastLines(result)}", next)
    {
        Server = server;
        Command = command;
        Result = result;
    }

    /// <summary>Where.</summary>
    public Server Server { get; }

    /// <summary>What ran.</summary>
    public RemoteCommand Command { get; }

    /// <summary>How it ended.</summary>
    public RemoteResult Result { get; }

    private static string LastLines(RemoteResult result)
    {
        var text = string.IsNullOrWhiteSpace(result.Error) ? result.Output : result.Error;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(lines.TakeLast(Shown).Select(x => $"{System.Environment.NewLine}  {x}"));
    }
}

/// <summary>A remote command ran longer than it may; it was ended on the server.</summary>
public sealed class RemoteTimeoutException(Server server, RemoteCommand command)
    : SlipwayException($"{command.Doing} did not end within {command.Timeout?.TotalSeconds:0.###} s on {server.Name} ({server}) and was stopped there");

/// <summary>The connection to a server broke.</summary>
public sealed class ConnectionLostException(Server server, string what, Exception? innerException = null)
    : SlipwayException($"connection to {server.Name} ({server}) lost while {what}", "check that the server is up, then type the same command again", innerException);

/// <summary>No connection to a server could be made.</summary>
public sealed class ConnectFailedException(Server server, string why, string next, Exception? innerException = null)
    : SlipwayException($"cannot connect to {server.Name} ({server}): {why}", next, innerException);

/// <summary>A server's disk is full; what was there before still is.</summary>
public sealed class DiskFullException(RemoteCommandException cause) : SlipwayException(
    $"no space left on {cause.Server.Name} ({cause.Server}) while {cause.Command.Doing}; the old files still stand{System.Environment.NewLine}{cause.Result.Error.Trim()}",
    "free space there, for example with docker image prune, then type the same command again", cause)
{
    // What tar says for ENOSPC, for EDQUOT, and for the last write that fitted in part.
    private static readonly string[] Signs = ["No space left on device", "Disk quota exceeded", "Wrote only "];

    internal static bool Explains(RemoteResult result) => Signs.Any(x => result.Error.Contains(x, StringComparison.Ordinal));
}
