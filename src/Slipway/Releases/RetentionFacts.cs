using System.Collections.Immutable;

namespace Slipway.Releases;

/// <summary>What a server keeps, and who uses it: the answer to <see cref="RetentionScript"/>.</summary>
public sealed record RetentionFacts
{
    /// <summary>Id of the release that serves.</summary>
    public string? Current { get; init; }

    /// <summary>Ids of the release in progress and of the one before it, to which a failed deploy goes back.</summary>
    public ImmutableArray<string> InProgress { get; init; } = [];

    /// <summary>The releases whose directory is complete.</summary>
    public ImmutableArray<StoredRelease> Releases { get; init; } = [];

    /// <summary>Directories of uploads that never became complete, below the application's root.</summary>
    public ImmutableArray<string> Leftovers { get; init; } = [];

    /// <summary>Content-addressed directories of mounted configuration.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The images.</summary>
    public ImmutableArray<StoredImage> Images { get; init; } = [];

    /// <summary>Ids of images that containers of anybody were created from, stopped ones included.</summary>
    public ImmutableHashSet<string> ImagesOfContainers { get; init; } = [];

    /// <summary>Names below <c>files/</c> that containers mount.</summary>
    public ImmutableHashSet<string> FilesOfContainers { get; init; } = [];

    /// <summary>Digests that releases of other applications on this server run.</summary>
    public ImmutableHashSet<string> DigestsOfOthers { get; init; } = [];

    /// <summary>What the server keeps once <paramref name="release"/> serves, so that it need not be asked again.</summary>
    /// <param name="release">The release that became current.</param>
    /// <param name="files">Names below <c>files/</c> that it mounts; null where the server had it already when it was asked.</param>
    /// <param name="time">When it became current (UTC).</param>
    /// <returns>Null where it is not known what the release mounts.</returns>
    public RetentionFacts? After(Release release, IEnumerable<string>? files, DateTimeOffset time)
    {
        var known = Releases.FirstOrDefault(x => x.Id == release.Id);
        if (known is null && files is null)
            return null;
        // The first time, every release that is there may have served.
        var isMarked = Releases.Any(x => x.ServedAt is not null);
        var served = new StoredRelease(release.Id)
        {
            ArrivedAt = known?.ArrivedAt ?? time.ToUnixTimeSeconds(),
            ServedAt = time.ToUnixTimeSeconds(),
            Images = [.. release.Services.Select(x => x.Image)],
            Files = (known?.Files ?? []).Union(files ?? []),
        };
        return this with
        {
            Current = release.Id,
            InProgress = [],
            Releases = [.. Releases.Where(x => x.Id != release.Id).Select(x => isMarked ? x : x with { ServedAt = x.ArrivedAt }), served],
        };
    }
}

/// <summary>A release's directory.</summary>
/// <param name="Id">Its id.</param>
public sealed record StoredRelease(string Id)
{
    /// <summary>When it was uploaded, in seconds of Unix time.</summary>
    public long ArrivedAt { get; init; }

    /// <summary>When it last became the current one; null for one that never did.</summary>
    public long? ServedAt { get; init; }

    /// <summary>References of the images that it runs.</summary>
    public ImmutableHashSet<string> Images { get; init; } = [];

    /// <summary>Names below <c>files/</c> that it mounts.</summary>
    public ImmutableHashSet<string> Files { get; init; } = [];
}

/// <summary>An image on a server.</summary>
/// <param name="Id">Its id.</param>
public sealed record StoredImage(string Id)
{
    /// <summary>Names with tag; somebody gave it one by hand, since releases pull by digest.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Names with digest.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>What it is made for, such as <c>linux/amd64</c>.</summary>
    public string Platform { get; init; } = "";

    /// <summary>Its size, layers that others share included.</summary>
    public long Bytes { get; init; }

    /// <summary>Content of its label <c>dev.slipway.requires</c>.</summary>
    public string? Requires { get; init; }

    /// <summary>Its digests, under whichever names.</summary>
    public IEnumerable<string> Digests => References.Select(DigestOf);

    /// <summary>Its names without tag or digest.</summary>
    public IEnumerable<string> Names => References.Select(NameOf);

    /// <summary><c>host/name:tag@sha256:…</c> → <c>host/name</c>, as Docker shortens what comes from its hub. Whatever is no reference is its own name.</summary>
    public static string NameOf(string reference)
    {
        var name = reference.Split('@')[0];
        if (name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/'))
            name = name[..colon];
        foreach (var hub in (string[])["docker.io/", "library/"])
            name = name.StartsWith(hub, StringComparison.Ordinal) ? name[hub.Length..] : name;
        return name;
    }

    /// <summary><c>name:tag@sha256:…</c> → <c>sha256:…</c>.</summary>
    public static string DigestOf(string reference) => reference[(reference.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
