using System.Text;
using System.Text.Json;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>
/// The one deploy that may change a server. A process on the server holds it for as long as this one keeps writing to it:
/// when this one ends, however it does, the connection closes and the kernel releases the lock; when the network drops
/// silently, the process gives up after <see cref="Patience"/>. So no lock is ever left behind.
/// </summary>
internal sealed class DeployLock : IAsyncDisposable
{
    /// <summary>How long the server waits for a sign of life before the lock is free again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // flock is util-linux's; `timeout` gives `read` the time limit that POSIX's lacks.
    private const string Script =
        $$"""
        set -u
        root=$1 owner=$2 patience=$3 fence=$4
        mkdir -p "$root/releases" "$root/files" "$root/upstreams" "$root/warm" && cd "$root" || exit 1
        exec 9>>lock
        if ! flock --nonblock 9; then
          printf 'held %s\n' "$(cat lock.json 2>/dev/null)"
          exit 0
        fi
        printf '%s\n' "$owner" > lock.json.tmp && mv lock.json.tmp lock.json || exit 1
        printf '%s\n' "$fence" > fence.tmp && mv fence.tmp fence || exit 1
        echo "locked $({{StateScript.StampLine}})"
        while timeout "$patience" sh -c 'read -r _' 9>&-; do :; done
        rm -f lock.json fence
        """;

    private const string Locked = "locked ";

    private readonly CancellationTokenSource _released = new();
    private readonly IAsyncEnumerator<RemoteLine> _lines;
    private Task _held = Task.CompletedTask;

    private DeployLock(ServerConnection connection, ServerLayout layout, DeploymentOptions options, LockOwner owner, string fence)
    {
        var command = RemoteCommand
            .Script(Script, layout.Root, JsonSerializer.Serialize(owner, LockJson.Default.LockOwner), $"{Patience.TotalSeconds:0}", fence)
            .For("holding the deploy lock")
            .WithInput((stream, token) => BeatAsync(stream, options.Time, token));
        _lines = connection.StreamAsync(command).GetAsyncEnumerator();
    }

    /// <summary>The server's <see cref="ServerState.Stamp"/> when the lock was taken.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>Whether another deploy may hold the lock by now.</summary>
    public bool IsLost => _held.IsCompleted && !_released.IsCancellationRequested;

    /// <summary>Takes the lock. The server notes the token of who holds it, and every change is refused that brings another.</summary>
    /// <exception cref="SlipwayException">Another deploy holds it; the message says whose and since when.</exception>
    public static async Task<DeployLock> AcquireAsync(
        ServerConnection connection, ServerLayout layout, DeploymentOptions options, string release, string fence, CancellationToken cancellationToken)
    {
        var deployLock = new DeployLock(connection, layout, options, new LockOwner(options.Actor, release, options.Time.GetUtcNow(), options.From), fence);
        var answer = await deployLock._lines.MoveNextAsync().AsTask().WaitAsync(cancellationToken) ? deployLock._lines.Current.Text : "";
        if (answer.StartsWith(Locked, StringComparison.Ordinal))
        {
            deployLock.Stamp = answer[Locked.Length..];
            deployLock._held = deployLock._lines.MoveNextAsync().AsTask();
            return deployLock;
        }

        await deployLock.DisposeAsync();
        throw Held(connection.Server, answer);
    }

    /// <summary>Stops a deploy that no longer holds the lock before its next change.</summary>
    /// <exception cref="LockLostException">The lock is lost.</exception>
    public void ThrowIfLost()
    {
        if (IsLost)
            throw new LockLostException();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        // The holder ends by itself once its input ends; whether it could still say so does not matter.
        await _held.ContinueWith(_ => { }, TaskScheduler.Default);
        await _lines.DisposeAsync();
        _released.Dispose();
    }

    private async Task BeatAsync(Stream stream, TimeProvider time, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_released.Token, cancellationToken);
        while (!ending.IsCancellationRequested)
        {
            await stream.WriteAsync("\n"u8.ToArray(), CancellationToken.None);
            await stream.FlushAsync(CancellationToken.None);
            await Task.Delay(Beat, time, ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

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
        new($"The deploy lock of {server} could not be taken; /opt must be writable for {server.User}, or another deploy has just begun. Nothing was changed.", "deploy again");
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
