using Slipway.Servers;

namespace Slipway.Provision;

/// <summary>The one run that may make a server ready: it holds a <see cref="RemoteLease"/>, so that no lock is ever left behind.</summary>
internal sealed class ProvisionLock : IAsyncDisposable
{
    private const string Script =
        $"""
        patience=$2
        exec 9>>/run/slipway-provision.lock
        if ! flock --nonblock 9; then
          holder=/run/slipway-provision.owner
          {RemoteLease.SayHolder}
          exit 0
        fi
        echo "$1" >/run/slipway-provision.owner
        echo {Locked}
        {RemoteLease.Hold}
        """;

    private const string Locked = "locked";

    private readonly RemoteLease _lease;

    private ProvisionLock(RemoteLease lease) => _lease = lease;

    /// <summary>Whether another run may hold it by now.</summary>
    public bool IsLost => _lease.IsLost;

    /// <summary>Takes it.</summary>
    /// <exception cref="SlipwayException">Another run holds it; the message says whose.</exception>
    public static async Task<ProvisionLock> TakeAsync(ServerConnection connection, AdminShell shell, string owner, CancellationToken cancellationToken)
    {
        var (lease, answer) = await RemoteLease.TakeAsync(connection, Command(shell, owner), x => x == Locked, TimeProvider.System, cancellationToken);
        if (lease is not null)
            return new ProvisionLock(lease);
        throw new SlipwayException(
            answer.StartsWith("held", StringComparison.Ordinal)
                ? $"{connection.Server} is being made ready by somebody else: {answer[4..].Trim()}. Nothing was changed."
                : $"The lock of {connection.Server} could not be taken. Nothing was changed.",
            "wait until that has ended, then type the same command again; the lock frees itself when its holder dies");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lease.DisposeAsync();

    internal static RemoteCommand Command(AdminShell shell, string owner) =>
        shell.Run("sh", "-c", Script, "lock", owner, $"{RemoteLease.Patience.TotalSeconds:0}").For("holding the lock");
}
