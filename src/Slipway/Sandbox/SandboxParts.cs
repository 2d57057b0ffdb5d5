
namespace Slipway.Sandbox;

/// <summary>The containers that a sandbox consists of, described.</summary>
internal static class SandboxParts
{
    public static string Registry(string sandbox) => $"{sandbox}-registry";

    public static string Server(string sandbox, SandboxServerOptions server) => $"{sandbox}-{server.Name}";

    public static string Authority(string sandbox) => $"{sandbox}-authority";

    public static SandboxContainer RegistryContainer(SandboxOptions options, string imageId)
    {
        var name = Registry(options.Name);
        return new(options.Name, name, imageId,
        [
            "--restart", RestartPolicy(options),
            "--publish", $"127.0.0.1:{options.RegistryPort}:5000",
            "--volume", $"{name}:/var/lib/registry",
            "--env", "REGISTRY_STORAGE_DELETE_ENABLED=true",
            "--env", "OTEL_TRACES_EXPORTER=none",
        ])
        {
            Volumes = [name],
        };
    }

    public static SandboxContainer ServerContainer(SandboxOptions options, SandboxServerOptions server, string imageId, string publicKey)
    {
        var name = Server(options.Name, server);
        return new(options.Name, name, imageId,
        [
            "--restart", RestartPolicy(options),
            "--privileged", "--init", "--hostname", server.Name,
            // A restart is a reboot: what lives in /run is gone, what lives in /opt and in Docker's data is not.
            "--tmpfs", "/run:exec",
            "--volume", $"{name}-docker:/var/lib/docker",
            "--volume", $"{name}-opt:/opt",
            "--publish", $"{server.Address}:{server.SshPort}:22",
            "--publish", $"{server.Address}:{server.HttpPort}:80",
            "--publish", $"{server.Address}:{server.HttpsPort}:443",
            "--publish", $"{server.Address}:{server.HttpsPort}:443/udp",
            "--env", $"AUTHORIZED_KEY={publicKey}",
            .. server.Domains.SelectMany(domain => new[] { "--network-alias", domain }),
        ])
        {
            Volumes = [$"{name}-docker", $"{name}-opt"],
        };
    }

    public static SandboxContainer AuthorityContainer(SandboxOptions options, string imageId, string configuration)
    {
        var name = Authority(options.Name);
        return new(options.Name, name, imageId,
        [
            "--restart", RestartPolicy(options),
            "--volume", $"{name}:/data",
            "--env", $"CADDYFILE={configuration}",
            "--entrypoint", "sh",
        ])
        {
            Volumes = [name],
            Command = ["-c", "printf '%s\\n' \"$CADDYFILE\" | exec caddy run --config - --adapter caddyfile"],
        };
    }

    // What ends with its process must not come back with the machine.
    private static string RestartPolicy(SandboxOptions options) => options.EndsWithProcess ? "no" : "unless-stopped";
}
