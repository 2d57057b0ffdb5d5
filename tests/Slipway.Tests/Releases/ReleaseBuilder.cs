using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Releases;

namespace Slipway.Tests.Releases;

/// <summary>Builds releases and the state of servers that run them.</summary>
internal static class ReleaseBuilder
{
    public static Release Release(string version, params ReleaseService[] services) => new()
    {
        Id = $"{version}-00000000",
        Application = "shop",
        Environment = "qa",
        Version = version,
        Commit = new string('a', 40),
        CreatedAt = DateTimeOffset.UnixEpoch,
        CreatedBy = "ann@laptop",
        Images = [],
        Services = [.. services],
        Salt = "5a17",
    };

    public static ReleaseService Service(string name, StageKind stage, string version = "1", bool oneShot = false) =>
        new(name, stage, $"localhost:5555/{name}@sha256:{Hash(name, version)}", $"fingerprint-{version}") { IsOneShot = oneShot };

    public static ContainerState Container(ReleaseService service, string state = "running", string? health = "healthy", int exitCode = 0) => new()
    {
        Id = $"id-{service.Name}",
        Service = service.Name,
        Image = service.Image,
        State = service.IsOneShot && state == "running" ? "exited" : state,
        Status = service.IsOneShot || state == "exited" ? $"Exited ({exitCode}) 2 minutes ago" : health is null ? "Up 2 minutes" : $"Up 2 minutes ({health})",
        Fingerprint = service.Fingerprint,
    };

    public static ServerState Running(Release release) => new()
    {
        Current = release,
        Releases = [release.Id],
        Containers = [.. release.Services.Select(x => Container(x))],
        Images = [.. release.Services.Select(x => x.Image)],
    };

    public static ReleaseService[] Shop(string database = "1", string backend = "1", string frontend = "1", string proxy = "1") =>
    [
        Service("db", StageKind.Infrastructure, database),
        Service("migrate", StageKind.Backend, backend, oneShot: true),
        Service("app", StageKind.Backend, backend),
        Service("web", StageKind.Frontend, frontend),
        Service("proxy", StageKind.Edge, proxy),
    ];

    private static string Hash(string name, string version) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name + version)));
}
