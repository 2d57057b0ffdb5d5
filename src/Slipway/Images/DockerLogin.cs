using System.Text.Json;
using Serilog;

namespace Slipway.Images;

/// <summary>
/// A login that lives as long as this object: in a Docker configuration folder of its own, so that the user's is neither read nor
/// written and no credential stays behind.
/// </summary>
internal sealed class DockerLogin : IDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly string? _endpoint;

    private DockerLogin(DirectoryInfo? folder = null, string? endpoint = null) => (_folder, _endpoint) = (folder, endpoint);

    /// <summary>Logs in; where the registry has no user, the user's own configuration stays in force.</summary>
    public static async Task<DockerLogin> CreateAsync(Registry registry, ILogger log, CancellationToken cancellationToken)
    {
        if (registry.User is null)
            return new DockerLogin();

        var docker = new DockerClient(log);
        var login = new DockerLogin(Directory.CreateTempSubdirectory("slipway-docker-"), await EndpointAsync(docker, cancellationToken));
        try
        {
            await login.LogInAsync(docker, registry, cancellationToken);
            return login;
        }
        catch
        {
            login.Dispose();
            throw;
        }
    }

    /// <summary>The command with this login in force.</summary>
    public DockerCommand Apply(DockerCommand command)
    {
        if (_folder is null)
            return command;
        var environment = command.Environment.SetItem("DOCKER_CONFIG", _folder.FullName);
        return command with { Environment = _endpoint is null ? environment : environment.SetItem("DOCKER_HOST", _endpoint) };
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    // The context that the user has chosen is part of the configuration that is left aside; only its address is needed.
    private static async Task<string?> EndpointAsync(DockerClient docker, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 })
            return null;
        var output = await docker.RunAsync(new DockerCommand(["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]), cancellationToken: cancellationToken);
        return output.Succeeded ? output.Lines.FirstOrDefault(line => line.Contains("://", StringComparison.Ordinal)) : null;
    }

    private async Task LogInAsync(DockerClient docker, Registry registry, CancellationToken cancellationToken)
    {
        // With an entry of its own the client does not look for the desktop's keychain, which would keep the credential.
        var configuration = JsonSerializer.Serialize(new { auths = new Dictionary<string, object>(StringComparer.Ordinal) { [ServerOf(registry)] = new { } } });
        await File.WriteAllTextAsync(Path.Combine(_folder!.FullName, "config.json"), configuration, cancellationToken);

        var command = Apply(new DockerCommand(["login", "--username", registry.User!, "--password-stdin", ServerOf(registry)]));
        var output = await docker.RunAsync(command, registry.Password ?? new Secret(""), cancellationToken);
        if (!output.Succeeded)
        {
            throw new InvalidInputException(
                $"Registry {registry.Host} refuses the login of {registry.User}:{Environment.NewLine}{output.Last}",
                "set User and Password of the environment's registry (for GHCR a token that may write packages)");
        }
    }

    private static string ServerOf(Registry registry) => registry.Host is ImageReference.DockerHub ? "https://index.docker.io/v1/" : registry.Host;
}
