using Serilog;

namespace Slipway.Sandbox;

/// <summary>Debian's root file system, made from packages alone.</summary>
/// <param name="options">How debootstrap is installed where it is missing.</param>
/// <param name="folder">Where <c>rootfs.tar</c> goes: a build context of nothing else.</param>
internal sealed class Debootstrap(PrerequisiteOptions options, string folder)
{
    /// <summary>The stage of the Debian image's Dockerfile that starts from it.</summary>
    public const string Stage = "bootstrapped";

    private string Output => Path.Combine(folder, "rootfs.tar");

    public async Task MakeAsync(AptSources sources, CancellationToken cancellationToken)
    {
        const string Suite = EngineInstall.NewerSuite;
        var mirror = sources.MirrorOf(Suite) ?? throw new SlipwayException(
            "No image hub is reachable, and this machine's apt sources have no Debian to build the images from.",
            "make registry-1.docker.io reachable, or run on Debian 12 or 13");
        await Prerequisites.EnsureAsync(options, [Prerequisite.Debootstrap], cancellationToken);
        Log.Information("Making Debian {Suite:l} with debootstrap, because no image hub is reachable", Suite);
        await RootScript.RunAsync(
            Path.Combine(options.Scripts, "debootstrap.sh"),
            [Suite, mirror.Uris[0], mirror.KeyringFile ?? "", Output],
            cancellationToken);
    }

    public void Clean() => File.Delete(Output);
}
