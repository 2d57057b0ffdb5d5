using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Compose;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>A release with all the files that a server needs for it.</summary>
/// <param name="Release">Its record.</param>
/// <param name="Compose">Its rendered Compose file and the configuration that it mounts.</param>
/// <param name="Secrets">Its secret values, in the form that Compose reads.</param>
public sealed record ReleaseBundle(Release Release, RenderedCompose Compose, Secret Secrets)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The Compose files as they were read, for the checks before a deploy.</summary>
    public ComposeProject? Project { get; init; }

    /// <summary>What it takes of its server, for the plan.</summary>
    public Footprint? Footprint => Project is null ? null : Footprint.Of(Project);

    /// <summary>Its OpenAPI document; null where it has none.</summary>
    public string? Api { get; init; }

    /// <summary>Content-addressed directory below <c>files/</c> → readable name.</summary>
    public ImmutableDictionary<string, string> Trees => Compose.Files.DistinctBy(x => x.Hash).ToImmutableDictionary(x => x.Hash, x => x.Name);

    /// <summary>Uploads what the server lacks. Directories appear complete or not at all; the files of a release that is there all the same are written anew, since something is wrong with them.</summary>
    /// <param name="connection">To the server.</param>
    /// <param name="layout">Where the application is on it.</param>
    /// <param name="present">Content-addressed directories that it has.</param>
    /// <param name="cancellationToken">Gives up; nothing half-made is left.</param>
    internal async Task UploadAsync(ServerConnection connection, ServerLayout layout, IReadOnlySet<string> present, CancellationToken cancellationToken)
    {
        foreach (var tree in Compose.Files.DistinctBy(x => x.Hash).Where(x => !present.Contains(x.Hash)))
        {
            var files = tree.Files.Select(x => RemoteFile.Bytes(x.Path, x.Content.ToArray()) with { Mode = x.Mode }).ToArray();
            await connection.UploadDirectoryAsync($"{layout.Files}/{tree.Hash}", files, tree.DirectoryMode, cancellationToken);
        }

        if (!await connection.UploadDirectoryAsync(layout.Release(Release.Id), [.. Files("")], OwnerOnly, cancellationToken))
            await connection.UploadAsync([.. Files($"{layout.Release(Release.Id)}/")], cancellationToken);
    }

    /// <summary>The record is written twice: what serves must be known also where one of the two was damaged.</summary>
    private IEnumerable<RemoteFile> Files(string directory)
    {
        var record = JsonSerializer.Serialize(Release, ReleaseJson.Default.Release);
        yield return RemoteFile.Text($"{directory}compose.json", Compose.Json);
        yield return RemoteFile.Text($"{directory}{ServerLayout.RecordName}", record);
        yield return RemoteFile.Text($"{directory}{ServerLayout.RecordCopyName}", record);
        yield return RemoteFile.Secret($"{directory}secrets.env", Secrets);
        yield return RemoteFile.Secret($"{directory}{ServerLayout.SecretHashesName}", SecretHashes.Of(SecretsFile.Read(Secrets.Reveal())).Write());
        if (Api is not null)
            yield return RemoteFile.Text($"{directory}{ServerLayout.ApiDocument}", Api);
        yield return RemoteFile.Text($"{directory}{ServerLayout.SumsName}", FileSums.Write(Compose, Release.Id, record));
    }
}
