using System.Collections.Immutable;
using Slipway.Servers;

namespace Slipway.Health;

/// <summary>The last words of a container, for the error that its failure becomes.</summary>
internal static class ContainerLog
{
    private const int Lines = 20;
    private const int Characters = 500;

    /// <summary>Reads them; a container that is gone has none.</summary>
    public static async Task<ImmutableArray<string>> ReadAsync(ServerConnection connection, string id, CancellationToken cancellationToken)
    {
        var result = await connection.RunAsync(GateCommands.Report(id, Lines), cancellationToken);
        return result.Succeeded
            ? [.. result.Output.Split('\n').Select(x => x.TrimEnd()).Where(x => x.Length > 0).Select(x => x.Length > Characters ? x[..Characters] + "…" : x)]
            : [];
    }
}
