using Serilog;

namespace Slipway.Sandbox;

/// <summary>Debian's root file system, made from packages alone.</summary>
internal sealed class Debootstrap(PrerequisiteOptions options, string folder)
{
    public static string Output(string folder) => Path.Combine(folder, "rootfs.tar");

    /// <summary>The build context that is the root file system.</summary>
    public async Task<string> MakeAsync(AptSources sources, CancellationToken cancellationToken)
    {
        const string Suite = EngineInstall.NewerSuite;
        var mirror = sources.MirrorOf(Suite) ?? throw new SlipwayException(
            "No image hub is reachable, and this machine's apt sources have no Debian to build the images from.",
            "make registry-1.docker.io reachable, or run on Debian 12 or 13");
        await Prerequisites.EnsureAsync(options, [Prerequisite.Debootstrap], cancellationToken);
        Log.Information("Making Debian {Suite:l} with debootstrap, because no image hub is reachable", Suite);
        await RootScript.RunAsync(
            Path.Combine(options.Scripts, "debootstrap.sh"),
            [Suite, mirror.Uris[0], mirror.KeyringFile ?? "", Output(folder)],
            cancellationToken);
        return "target:rootfs";
    }
}
