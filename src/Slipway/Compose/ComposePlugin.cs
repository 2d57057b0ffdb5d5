namespace Slipway.Compose;

/// <summary>
/// The executable behind <c>docker compose</c>, which is a program of its own. Called directly it answers in less than half the
/// time: <c>docker</c> first asks it what it is. The directories are those of Docker's command line.
/// </summary>
internal static class ComposePlugin
{
    private static readonly Lazy<string?> s_path = new(() => Directories().Select(x => Path.Combine(x, "docker-compose")).FirstOrDefault(File.Exists));

    /// <summary>Its path; null where only <c>docker</c> knows it.</summary>
    public static string? Find() => OperatingSystem.IsWindows() ? null : s_path.Value;

    // A configuration may name more directories, which come first: then docker is asked.
    private static string[] Directories()
    {
        var home = Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
        return Mentions(Path.Combine(home, "config.json"), "cliPluginsExtraDirs")
            ? []
            :
            [
                Path.Combine(home, "cli-plugins"),
                "/usr/local/lib/docker/cli-plugins", "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins",
            ];
    }

    private static bool Mentions(string file, string name) => File.Exists(file) && File.ReadAllText(file).Contains(name, StringComparison.Ordinal);
}
