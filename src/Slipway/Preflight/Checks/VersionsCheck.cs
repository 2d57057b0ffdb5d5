using System.Text.RegularExpressions;

namespace Slipway.Preflight.Checks;

/// <summary>The server's Docker is there, may be used, and knows what releases are written in.</summary>
public sealed partial class VersionsCheck : PreflightCheck
{
    /// <summary>The first Engine that knows <c>start_interval</c>; older ones refuse the container.</summary>
    public static Version Engine { get; } = new(25, 0);

    /// <summary>The first Compose whose <c>env_file</c> and <c>start_interval</c> agree with the one that read the files.</summary>
    public static Version ComposePlugin => Compose.ComposeCommand.Minimum;

    /// <inheritdoc/>
    public override string Name => "Docker and Compose";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var server = subject.Environment.Server;
        var (engine, compose) = (subject.Server!.EngineVersion, subject.Server.ComposeVersion);
        if (engine.Length == 0)
            yield return Problem.Refuse(
                $"{server.User} cannot use Docker on {server}: it is not installed, not running, or {server.User} is not in its group.",
                $"on the server: sudo systemctl start docker; sudo usermod --append --groups docker {server.User}");
        else if (Read(engine) < Engine)
            yield return Problem.Refuse($"Docker Engine on {server} is {engine}; {Engine} or newer is needed, because health checks use start_interval.", "on the server: update Docker Engine (docs.docker.com/engine/install)");
        if (compose.Length == 0)
            yield return Problem.Refuse($"Docker on {server} has no Compose plugin.", "on the server: sudo apt-get install docker-compose-plugin");
        else if (Read(compose) < ComposePlugin)
            yield return Problem.Refuse($"Compose on {server} is {compose}; {ComposePlugin} or newer is needed, because older ones read env files and start_interval differently.", "on the server: sudo apt-get install docker-compose-plugin");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"Engine {subject.Server!.EngineVersion}, Compose {subject.Server.ComposeVersion}";

    // Distributions append words of their own: 26.1.5+dfsg1, 2.26.1-4.
    private static Version? Read(string text) => Version.TryParse(Number().Match(text).Value, out var version) ? version : null;

    [GeneratedRegex(@"[0-9]+(\.[0-9]+){1,2}", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
