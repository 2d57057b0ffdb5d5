using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Contracts;
using Slipway.Environments;
using Slipway.Images;

namespace Slipway.Releases;

/// <summary>
/// One version of all images, by digest, with what it was deployed with: the content of <c>release.json</c>.
/// Everything that a later stage, another CI job or a rollback needs is in here; no secret is.
/// </summary>
public sealed record Release
{
    /// <summary><c>&lt;version&gt;-&lt;content hash&gt;</c>: the same content under the same version is the same release.</summary>
    public required string Id { get; init; }

    /// <summary>The Compose project.</summary>
    public required string Application { get; init; }

    /// <summary>The environment it was made for.</summary>
    public required string Environment { get; init; }

    /// <summary>Semantic version of the commit.</summary>
    public required string Version { get; init; }

    /// <summary>Full commit; <c>-dirty.&lt;hash&gt;</c> is appended where the working tree differed.</summary>
    public required string Commit { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it: <c>user@host</c>, or the actor of a CI run.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>The images that the build made.</summary>
    public required ImmutableArray<BuiltImage> Images { get; init; }

    /// <summary>Every service, with what it runs.</summary>
    public required ImmutableArray<ReleaseService> Services { get; init; }

    /// <summary>How the gate asks services whether they are ready.</summary>
    public ImmutableArray<HealthProbe> Probes { get; init; } = [];

    /// <summary>What it promises and contains; null where the environment declares nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReleaseContract? Contract { get; init; }

    /// <summary>Random hexadecimal salt of the secrets' fingerprints; kept from release to release on one server.</summary>
    public required string Salt { get; init; }

    /// <summary>The services of a stage, in the order of the Compose files.</summary>
    public ImmutableArray<ReleaseService> ServicesOf(StageKind stage) => [.. Services.Where(x => x.Stage == stage)];

    /// <summary>Reads the content of a <c>release.json</c>; null where it is cut short or damaged.</summary>
    internal static Release? TryRead(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReleaseJson.Default.Release);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What one service of a release runs.</summary>
/// <param name="Name">Name from the Compose files.</param>
/// <param name="Stage">The stage it is rolled out in.</param>
/// <param name="Image">Reference by digest.</param>
/// <param name="Fingerprint">Hash of its rendered definition, secrets included (salted).</param>
public sealed record ReleaseService(string Name, StageKind Stage, string Image, string Fingerprint)
{
    /// <summary>Whether it runs to its end (a migration) instead of serving.</summary>
    public bool IsOneShot { get; init; }

    /// <summary>Whether a new container may run beside the old one until it is ready.</summary>
    public bool RunsTwice { get; init; }

    /// <summary>Why it may not, for the plan.</summary>
    public string? StopFirst { get; init; }

    /// <summary>Whether a proxy asks a switch which of its containers gets the requests; see <c>Compose.TrafficSwitch</c>.</summary>
    public bool IsSwitched { get; init; }

    /// <summary>How it says whether its configuration is right; null where its definition does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ServiceConfiguration? Configuration { get; init; }

    /// <summary>The content-addressed files and directories that it mounts, as <c>HASH/NAME</c>; null where it mounts none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Mounted { get; init; }
}
