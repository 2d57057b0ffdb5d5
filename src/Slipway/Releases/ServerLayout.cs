namespace Slipway.Releases;

/// <summary>Where things are on a server: <c>/opt/&lt;application&gt;</c>.</summary>
/// <param name="Application">The Compose project.</param>
public sealed record ServerLayout(string Application)
{
    /// <summary>Name of a release's OpenAPI document in its directory.</summary>
    public const string ApiDocument = "openapi.json";

    /// <summary>Name of the file below <see cref="Root"/> that lists the contract steps that were begun.</summary>
    public const string CarriedFile = "contract-steps.jsonl";

    /// <summary>Name of the file below <see cref="Root"/> that is there while visitors are asked to come back later.</summary>
    internal const string MaintenanceFile = "upstreams/.maintenance/on";

    internal const string RecordName = "release.json";

    internal const string RecordCopyName = "release.copy.json";

    /// <summary>Name of the file of a release that has the SHA-256 of what must not change on the server, as <c>sha256sum</c> reads it.</summary>
    internal const string SumsName = "files.sha256";

    /// <summary>Name of the file of a release that its secrets are compared with; see <see cref="SecretHashes"/>.</summary>
    internal const string SecretHashesName = "secrets.hmac";

    /// <summary>Name of the file that is locked while containers that were replaced, and do not stay warm, finish their requests and go.</summary>
    internal const string LeavingFile = "leaving";

    /// <summary>Everything of the application.</summary>
    public string Root => $"/opt/{Application}";

    /// <summary>Symbolic link to the release that serves.</summary>
    public string Current => $"{Root}/current";

    /// <summary>All releases, one directory each.</summary>
    public string Releases => $"{Root}/releases";

    /// <summary>Mounted configuration by content hash.</summary>
    public string Files => $"{Root}/files";

    /// <summary>The switches of services: one directory each, with one file that names the container that gets the requests.</summary>
    public string Upstreams => $"{Root}/upstreams";

    /// <summary>Containers that were replaced and run on without requests, one file each.</summary>
    public string Warm => $"{Root}/warm";

    /// <summary>The release in progress.</summary>
    public string Progress => $"{Root}/progress.json";

    /// <summary>One line for each thing that was done.</summary>
    public string Audit => $"{Root}/audit.jsonl";

    /// <summary>Held while a deploy changes the server.</summary>
    public string Lock => $"{Root}/lock";

    /// <summary>The contract steps that were begun.</summary>
    public string Carried => $"{Root}/{CarriedFile}";

    /// <summary>Backups of the database.</summary>
    public string Backups => $"{Root}/backups";

    /// <summary>What is below <see cref="Files"/>, as a Compose file names it: a dollar sign that is meant stands there twice.</summary>
    /// <param name="path"><c>HASH/NAME</c></param>
    internal string FileInCompose(string path) => $"{Files}/{path.Replace("$", "$$", StringComparison.Ordinal)}";

    /// <summary>Directory of a release.</summary>
    public string Release(string id) => $"{Releases}/{id}";

    /// <summary>Record of a release.</summary>
    public string Record(string id) => $"{Release(id)}/{RecordName}";

    /// <summary>Its copy.</summary>
    public string RecordCopy(string id) => $"{Release(id)}/{RecordCopyName}";

    /// <summary>Rendered Compose file of a release.</summary>
    public string Compose(string id) => $"{Release(id)}/compose.json";

    /// <summary>Secret values of a release, mode 0600.</summary>
    public string Secrets(string id) => $"{Release(id)}/secrets.env";
}
