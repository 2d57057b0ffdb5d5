namespace Slipway.Sandbox;

/// <summary>Brings the authority of a sandbox up: Caddy, as <c>docker/sandbox/authority</c> configures it.</summary>
internal static class AuthorityContainer
{
    private const string Root = "/data/caddy/pki/authorities/sandbox/root.crt";

    // Caddy's official image has wget, one built from Debian's package has bash; neither has the other.
    private const string WaitForRoot =
        $$"""
        until [ -s {{Root}} ] && { wget -q -O /dev/null http://127.0.0.1:2020 || bash -c 'exec 3<>/dev/tcp/127.0.0.1/2020'; } 2>/dev/null; do sleep 0.1; done
        cat {{Root}}
        """;

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Starts it where it does not run, and keeps its root certificate for whoever must trust it.</summary>
    /// <exception cref="SlipwayException">It does not come up.</exception>
    public static async Task<SandboxAuthority> UpAsync(SandboxOptions options, string imageId, SandboxState state, CancellationToken cancellationToken)
    {
        var configuration = await File.ReadAllTextAsync(Path.Combine(options.Source, "authority", "Caddyfile"), cancellationToken);
        var container = SandboxParts.AuthorityContainer(options, imageId, configuration);
        await container.EnsureRunningAsync(cancellationToken);
        var (exitCode, root, said) = await Tool.Docker("exec", container.Name, "timeout", $"{ReadyTimeout.TotalSeconds}", "sh", "-c", WaitForRoot).TryAsync(cancellationToken);
        if (exitCode != 0)
            throw new SlipwayException(
                $"The certificate authority of sandbox {options.Name} was not ready within {ReadyTimeout.TotalSeconds} s:{Environment.NewLine}{said}", $"docker logs {container.Name}");
        var address = await Tool.Docker("inspect", "--format", $$$"""{{(index .NetworkSettings.Networks "{{{options.Name}}}").IPAddress}}""", container.Name).RunAsync(cancellationToken);
        return new SandboxAuthority(address, state.WriteRoot(root), container.Name);
    }
}
