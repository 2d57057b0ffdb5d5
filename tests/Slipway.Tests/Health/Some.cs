using Slipway.Environments;
using Slipway.Health;

namespace Slipway.Tests.Health;

/// <summary>Containers, events and answers to feed a gate with.</summary>
internal static class Some
{
    public const string Digest = "sha256:aaaa";

    public static GateTarget Target => new() { Project = "shop", Service = "app", Image = $"localhost:5555/app@{Digest}" };

    public static HealthProbe Probe => new("app", 8000) { DigestProperty = "imageDigest" };

    public static ContainerSnapshot Container => new(
        "id", "shop-app-1", "app", Target.Image, "running", Health: null, ExitCode: 0, OutOfMemory: false, Restarts: 0,
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ["172.18.0.2"]);

    public static ProbeAnswer Good => new(IsGood: true, "200") { Digest = Digest };

    public static ProbeAnswer Bad => new(IsGood: false, "503 db is down");

    public static ContainerEvent Event(string action, int? exitCode = null) => new(action, new EventActor(
        "id", exitCode is { } code ? new Dictionary<string, string> { ["exitCode"] = $"{code}" } : new Dictionary<string, string>()));
}
