using System.Text.Json;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>The one deploy that may change a server: it holds a <see cref="RemoteLease"/>, so that no lock is ever left behind.</summary>
internal sealed class DeployLock : IAsyncDisposable
{
    private const string Script =
        $$"""
        set -u
        root=$1 owner=$2 patience=$3 fence=$4
        mkdir -p "$root/releases" "$root/files" "$root/upstreams" "$root/warm" && cd "$root" || exit 1
        exec 9>>lock
        if ! flock --nonblock 9; then
          holder=lock.json
          {{RemoteLease.SayHolder}}
          exit 0
        fi
        printf '%s\n' "$owner" > lock.json.tmp && mv lock.json.tmp lock.json || exit 1
        printf '%s\n' "$fence" > fence.tmp && mv fence.tmp fence || exit 1
        echo "locked $({{StateScript.StampLine}})"
        {{RemoteLease.Hold}}
        rm -f lock.json fence
        """;

    private const string Locked = "locked ";

    private readonly RemoteLease _lease;

    private DeployLock(RemoteLease lease, string stamp) => (_lease, Stamp) = (lease, stamp);

    /// <summary>The server's <see cref="ServerState.Stamp"/> when the lock was taken.</summary>
    public string Stamp { get; }

    /// <summary>Whether another deploy may hold the lock by now.</summary>
    public bool IsLost => _lease.IsLost;

    /// <summary>Takes the lock. The server notes the token of who holds it, and every change is refused that brings another.</summary>
    /// <exception cref="SlipwayException">Another deploy holds it; the message says whose and since when.</exception>
    public static async Task<DeployLock> AcquireAsync(
        ServerConnection connection, ServerLayout layout, DeploymentOptions options, string release, string fence, CancellationToken cancellationToken)
    {
        var owner = new LockOwner(options.Actor, release, options.Time.GetUtcNow(), options.From);
        var command = RemoteCommand
            .Script(Script, layout.Root, JsonSerializer.Serialize(owner, LockJson.Default.LockOwner), $"{RemoteLease.Patience.TotalSeconds:0}", fence)
            .For("holding the deploy lock");
        var (lease, answer) = await RemoteLease.TakeAsync(connection, command, x => x.StartsWith(Locked, StringComparison.Ordinal), options.Time, cancellationToken);
        return lease is not null ? new DeployLock(lease, answer[Locked.Length..]) : throw Held(connection.Server, answer);
    }

    /// <summary>Stops a deploy that no longer holds the lock before its next change.</summary>
    /// <exception cref="LockLostException">The lock is lost.</exception>
    public void ThrowIfLost()
    {
        if (IsLost)
            throw new LockLostException();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lease.DisposeAsync();

    private static SlipwayException Held(Server server, string answer)
    {
        var json = answer.StartsWith("held ", StringComparison.Ordinal) ? answer[5..] : "";
        try
        {
            return JsonSerializer.Deserialize(json, LockJson.Default.LockOwner) is { } owner
                ? new SlipwayException(
                    $"Another deploy is changing {server}: {owner.Release}, by {owner.Actor}{(owner.From is null ? "" : $" from {owner.From}")}, since {owner.Since:u}. Nothing was changed.",
                    "wait until it has ended and deploy again; the lock frees itself when its holder dies")
                : Unknown(server);
        }
        catch (JsonException)
        {
            return Unknown(server);
        }
    }

    private static SlipwayException Unknown(Server server) =>
        new($"The deploy lock of {server} could not be taken; /opt must be writable for {server.User}. Nothing was changed.", "see the rights of /opt on the server, then deploy again");
}

/// <summary>Who holds the lock.</summary>
/// <param name="Actor">Who deploys.</param>
/// <param name="Release">What.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="From">From where: a machine, or the address of a CI run.</param>
internal sealed record LockOwner(string Actor, string Release, DateTimeOffset Since, string? From = null);

/// <summary>On one line.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[System.Text.Json.Serialization.JsonSerializable(typeof(LockOwner))]
internal sealed partial class LockJson : System.Text.Json.Serialization.JsonSerializerContext;
