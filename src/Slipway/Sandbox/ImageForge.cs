using System.Collections.Immutable;
using Serilog;

namespace Slipway.Sandbox;

/// <summary>Pulls images, or builds them where no hub is reachable.</summary>
internal sealed class ImageForge(PrerequisiteOptions options, MachineContext machine, string folder)
{
    private readonly string _sources = Path.Combine(options.Scripts, "images");
    private readonly string _machine = Path.Combine(folder, "machine");

    /// <summary>Whether all are here and made from what the repository and this machine have now.</summary>
    public async Task<bool> AreAllPresentAsync(ImmutableArray<SandboxImage> images, CancellationToken cancellationToken)
    {
        var here = await HereAsync(images, cancellationToken);
        return images.All(image => here.TryGetValue(image.Local, out var hash) && IsCurrent(image, hash));
    }

    public async Task<Dictionary<SandboxImage, ImageOrigin>> MakeAsync(ImmutableArray<SandboxImage> images, CancellationToken cancellationToken)
    {
        machine.Write(_machine);
        var wanted = InBuildOrder(images);
        var here = await HereAsync(wanted, cancellationToken);
        var missing = wanted.Where(image => !here.TryGetValue(image.Local, out var hash) || !IsCurrent(image, hash)).ToImmutableArray();
        var origins = new Dictionary<SandboxImage, ImageOrigin>();

        var hub = !missing.IsEmpty && await Hub.IsReachableAsync(cancellationToken);
        // Debian itself is never taken as it is pulled: the server is built on it, with this machine's apt sources.
        foreach (var image in missing.Where(image => hub && image.Upstream is not null && image != SandboxImage.Debian))
        {
            if (await PullAsync(image, cancellationToken))
                origins[image] = ImageOrigin.Pulled;
        }

        var build = missing.Where(image => !origins.ContainsKey(image)).ToImmutableArray();
        if (!build.IsEmpty)
            await BuildAsync(build, hub, cancellationToken);
        foreach (var image in build)
            origins[image] = ImageOrigin.Built;
        return origins;
    }

    /// <summary>The images and what they start from, parents first.</summary>
    internal static ImmutableArray<SandboxImage> InBuildOrder(ImmutableArray<SandboxImage> images)
    {
        IEnumerable<SandboxImage> Lineage(SandboxImage image) => image.Parent is { } parent ? Lineage(parent).Append(image) : [image];
        return [.. images.SelectMany(Lineage).Distinct()];
    }

    private async Task BuildAsync(ImmutableArray<SandboxImage> images, bool hub, CancellationToken cancellationToken)
    {
        var rootfs = Directory.CreateDirectory(Path.Combine(folder, "rootfs")).FullName;
        var debootstrap = new Debootstrap(options, rootfs);
        if (images.Contains(SandboxImage.Debian) && !hub)
            await debootstrap.MakeAsync(machine.Sources, cancellationToken);

        Log.Information("Building {Images:l} from Debian packages", string.Join(", ", images.Select(image => image.Name)));
        var dotnet = images.Any(image => image.IsDotNet) ? DotNetInstallation.OfThisProcess() : null;
        var targets = images.Select(image => new BakeTarget(image, Hash(image)) switch
        {
            var target when image == SandboxImage.Debian => target with
            {
                Context = rootfs,
                Contexts = Of(("files", Path.Combine(_sources, image.Name)), ("machine", _machine)),
                Arguments = Of(("ROOTFS", hub ? image.Upstream! : Debootstrap.Stage)),
            },
            var target when image.IsDotNet => target with { Contexts = Of(("dotnet", dotnet!.Directory)), Arguments = dotnet.Arguments },
            var target => target,
        });
        var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd");
        var bake = new BakeFile(_sources, day, await HasContainerdStoreAsync(cancellationToken), [.. targets]);
        var tool = Tool.Docker("buildx", "bake", "--file", "-", "--progress", "plain") with
        {
            IsLong = true,
            Input = bake.ToJson(),
            // Newer versions of Buildx ask on the terminal before they read outside the working directory.
            Variables = new Dictionary<string, string?> { ["BUILDX_BAKE_ENTITLEMENTS_FS"] = "0" },
        };
        await tool.RunAsync(cancellationToken);
        debootstrap.Clean();
    }

    private static ImmutableSortedDictionary<string, string> Of(params (string Name, string Value)[] pairs)
        => pairs.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value);

    private static async Task<bool> PullAsync(SandboxImage image, CancellationToken cancellationToken)
    {
        Log.Information("Pulling {Image:l}", image.Upstream);
        var (exitCode, _, said) = await Tool.Docker("pull", "--quiet", image.Upstream!).TryAsync(cancellationToken);
        if (exitCode != 0)
        {
            Log.Warning("{Image:l} cannot be pulled, so it is built: {Reason:l}", image.Upstream, said);
            return false;
        }

        await Tool.Docker("tag", image.Upstream!, image.Local).RunAsync(cancellationToken);
        return true;
    }

    private static async Task<Dictionary<string, string>> HereAsync(ImmutableArray<SandboxImage> images, CancellationToken cancellationToken)
    {
        var format = $$$"""{{join .RepoTags " "}}|{{index .Config.Labels "{{{BakeFile.HashLabel}}}"}}""";
        string[] arguments = ["image", "inspect", "--format", format, .. images.Select(image => image.Local)];
        var (_, output, _) = await Tool.Docker(arguments).TryAsync(cancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|'))
            .SelectMany(parts => parts[0].Split(' ').Select(tag => (Tag: tag, Hash: parts[1])))
            .DistinctBy(pair => pair.Tag)
            .ToDictionary(pair => pair.Tag, pair => pair.Hash);
    }

    // A pulled image has no label, and its tag names what it is.
    private bool IsCurrent(SandboxImage image, string hash) => (hash.Length == 0 && image.Upstream is not null) || hash == Hash(image);

    private string Hash(SandboxImage image)
    {
        IEnumerable<string> made = image switch
        {
            { IsDotNet: true } => DotNetInstallation.OfThisProcess().Arguments.Values,
            { Name: "debian" } => [machine.Hash],
            _ => [],
        };
        return ContentHash.Of(Path.Combine(_sources, image.Name), made.Prepend(image.Parent is { } parent ? Hash(parent) : ""));
    }

    private static async Task<bool> HasContainerdStoreAsync(CancellationToken cancellationToken)
        => (await Tool.Docker("info", "--format", "{{.DriverStatus}}").RunAsync(cancellationToken)).Contains("io.containerd.snapshotter", StringComparison.Ordinal);
}
