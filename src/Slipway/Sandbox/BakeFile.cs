using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Sandbox;

/// <summary>The images that are made together: independent ones side by side, on one fetch of the package lists.</summary>
/// <param name="Folder">Folder with one folder per image.</param>
/// <param name="Day">Changes when the package lists must be fetched again.</param>
/// <param name="Compress">Whether the engine's image store lets layers be compressed cheaply (zstd, level 1).</param>
/// <param name="Targets">What is made.</param>
internal sealed record BakeFile(string Folder, string Day, bool Compress, ImmutableArray<BakeTarget> Targets)
{
    public const string HashLabel = "dev.slipway.sandbox.image";

    public string ToJson() => JsonSerializer.Serialize(new
    {
        group = new { @default = new { targets = Targets.Select(target => target.Image.Name) } },
        target = Targets.ToDictionary(target => target.Image.Name, Describe),
    });

    private object Describe(BakeTarget target) => new
    {
        context = target.Context ?? Path.Combine(Folder, target.Image.Name),
        dockerfile = Path.Combine(Folder, target.Image.Name, "Dockerfile"),
        contexts = target.Contexts.AddRange(StartingPoints(target.Image)),
        args = target.Arguments.Add("DAY", Day),
        labels = new Dictionary<string, string> { [HashLabel] = target.Hash },
        tags = new[] { target.Image.Local },
        attest = new[] { "type=provenance,disabled=true" },
        output = new[] { Compress ? "type=image,oci-mediatypes=true,compression=zstd,compression-level=1" : "type=docker" },
    };

    // What FROM says in the Dockerfiles, so that each could be built by hand too.
    private IEnumerable<KeyValuePair<string, string>> StartingPoints(SandboxImage image)
    {
        if (image.Parent is null)
            yield break;
        yield return new("debian:13-slim", Source(SandboxImage.Debian));
        if (image.Parent != SandboxImage.Debian)
            yield return new(image.Parent.Name, Source(image.Parent));
    }

    // An image that is made in the same run is taken from there; one that is already here, from the engine.
    private string Source(SandboxImage image)
        => Targets.Any(target => target.Image == image) ? $"target:{image.Name}" : $"docker-image://{image.Local}";
}
