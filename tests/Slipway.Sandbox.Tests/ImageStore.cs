namespace Slipway.Sandbox.Tests;

/// <summary>How the engine of this machine keeps images.</summary>
internal static class ImageStore
{
    /// <summary>Fails with what to do where the engine keeps images in the old way, which knows neither attestations nor caches in a registry.</summary>
    public static async Task EnsureTakesAttestationsAsync()
    {
        if (!(await SandboxFixture.DockerAsync("info", "--format", "{{.DriverStatus}}")).Contains("io.containerd.snapshotter", StringComparison.Ordinal))
            throw new InvalidOperationException(
                "The Docker engine of this machine keeps images in a store that takes no attestations and exports no layer cache. "
                + """Add { "features": { "containerd-snapshotter": true } } to /etc/docker/daemon.json and restart Docker.""");
    }
}
