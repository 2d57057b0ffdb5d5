using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Sandbox;

/// <summary>One image that <c>docker buildx bake</c> makes from <c>docker/sandbox/images</c>.</summary>
internal sealed record BakeTarget(SandboxImage Image, string Hash)
{
    /// <summary>Build contexts beside the image's own folder: name → what buildx takes for one.</summary>
    public ImmutableSortedDictionary<string, string> Contexts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>The images that are made together: independent ones side by side, on one fetch of the package lists.</summary>
/// <param name="Folder">Folder with one folder per image.</param>
/// <param name="Day">Changes when the package lists must be fetched again.</param>
/// <param name="Compress">Whether the engine's image store lets layers be compressed cheaply (zstd, level 1).</param>
internal sealed record BakeFile(string Folder, string Day, bool Compress, ImmutableArray<BakeTarget> Targets)
{
    public const string HashLabel = "dev.slipway.sandbox.image";

    private const string PackageLists = "apt";

    // Without it, the engine would keep what images are made from as an image without a name.
    private static readonly string[] Nothing = ["type=cacheonly"];

    /// <summary>Folder of the archive that debootstrap made, for the target <c>rootfs</c>; null where that is an image.</summary>
    public string? RootFileSystem { get; init; }

    public string ToJson() => JsonSerializer.Serialize(new
    {
        group = new { @default = new { targets = Targets.Select(target => target.Image.Name) } },
        target = Targets.ToDictionary(target => target.Image.Name, Describe).Concat(Hidden()).ToDictionary(),
    });

    private IEnumerable<KeyValuePair<string, object>> Hidden()
    {
        yield return new(PackageLists, Lists());
        if (RootFileSystem is not null)
            yield return new("rootfs", new Dictionary<string, object>
            {
                ["context"] = RootFileSystem,
                ["dockerfile-inline"] = "FROM scratch\nADD rootfs.tar /\n",
                ["output"] = Nothing,
            });
    }

    private object Describe(BakeTarget target) => new
    {
        context = Path.Combine(Folder, target.Image.Name),
        contexts = Contexts(target),
        args = target.Arguments,
        labels = new Dictionary<string, string> { [HashLabel] = target.Hash },
        tags = new[] { target.Image.Local },
        attest = new[] { "type=provenance,disabled=true" },
        output = new[] { Compress ? "type=image,compression=zstd,compression-level=1" : "type=docker" },
    };

    private Dictionary<string, object> Lists() => new()
    {
        ["context"] = Path.Combine(Folder, PackageLists),
        ["contexts"] = Debian(),
        ["args"] = new Dictionary<string, string> { ["DAY"] = Day },
        ["output"] = Nothing,
    };

    private ImmutableSortedDictionary<string, string> Contexts(BakeTarget target)
    {
        if (target.Image == SandboxImage.Debian)
            return target.Contexts;
        var contexts = target.Contexts.Add(PackageLists, $"target:{PackageLists}").AddRange(Debian());
        return target.Image.Parent is { } parent && parent != SandboxImage.Debian ? contexts.Add(parent.Name, Source(parent)) : contexts;
    }

    private Dictionary<string, string> Debian() => new() { ["debian:13-slim"] = Source(SandboxImage.Debian) };

    // An image that is made in the same run is taken from there; one that is already here, from the engine.
    private string Source(SandboxImage image)
        => Targets.Any(target => target.Image == image) ? $"target:{image.Name}" : $"docker-image://{image.Local}";
}
