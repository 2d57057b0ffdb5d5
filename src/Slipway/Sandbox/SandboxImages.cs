using System.Collections.Immutable;
using Serilog;

namespace Slipway.Sandbox;

/// <summary>Where an image came from.</summary>
public enum ImageOrigin
{
    /// <summary>It was here already.</summary>
    Present,

    /// <summary>Pulled from a hub.</summary>
    Pulled,

    /// <summary>Built from Debian's packages and this machine's .NET.</summary>
    Built,
}

/// <summary>The images of the sandbox on this machine.</summary>
public static class SandboxImages
{
    /// <summary>Makes sure that <paramref name="images"/> exist under their <see cref="SandboxImage.Local"/> names.</summary>
    /// <returns>Where each came from, in the order asked for.</returns>
    /// <exception cref="SlipwayException">An image can neither be pulled nor built here.</exception>
    public static async Task<ImmutableArray<(SandboxImage Image, ImageOrigin Origin)>> EnsureAsync(
        PrerequisiteOptions options, ImmutableArray<SandboxImage> images, CancellationToken cancellationToken = default)
    {
        var folder = Path.Combine(options.Root, ".nuke", "temp", "sandbox-images");
        var forge = new ImageForge(options, await MachineContext.ReadAsync(cancellationToken), folder);
        if (await forge.AreAllPresentAsync(images, cancellationToken))
            return [.. images.Select(image => (image, ImageOrigin.Present))];

        using var only = await FileLock.TakeAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "lock"), cancellationToken);
        var origins = await forge.MakeAsync(images, cancellationToken);
        foreach (var group in origins.Where(pair => pair.Value != ImageOrigin.Present).GroupBy(pair => pair.Value))
            Log.Information("{Origin:l} {Images:l}", group.Key.ToString(), string.Join(", ", group.Select(pair => $"{pair.Key.Name}:{pair.Key.Tag}")));
        return [.. images.Select(image => (image, origins.GetValueOrDefault(image, ImageOrigin.Present)))];
    }

    /// <summary>Removes all of them from this machine.</summary>
    public static async Task RemoveAsync(CancellationToken cancellationToken = default)
    {
        var names = await Tool.Docker("images", "--format", "{{.Repository}}:{{.Tag}}", "--filter", "reference=sandbox.slipway.test/*").RunAsync(cancellationToken);
        if (names.Length > 0)
            await Tool.Docker(["rmi", "--force", .. names.Split('\n')]).RunAsync(cancellationToken);
    }

    /// <summary>Ids of images that are here, by their <see cref="SandboxImage.Local"/> names.</summary>
    internal static async Task<ImmutableDictionary<string, string>> IdsAsync(ImmutableArray<SandboxImage> images, CancellationToken cancellationToken)
    {
        var output = await Tool.Docker(["image", "inspect", "--format", "{{.Id}}", .. images.Select(image => image.Local)]).RunAsync(cancellationToken);
        return images.Zip(output.Split('\n')).ToImmutableDictionary(pair => pair.First.Local, pair => pair.Second);
    }
}
