using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Releases;

namespace Slipway.Compose;

/// <summary>
/// Which services a proxy finds through a switch. The switch of a service is a directory with one empty file, whose name is the
/// host name of the container that gets the requests; renaming the file moves them, and the proxy is neither restarted nor
/// reloaded. A proxy says that it looks there by naming <c>/run/slipway/upstreams/SERVICE</c> in configuration that it mounts.
/// </summary>
public static partial class TrafficSwitch
{
    /// <summary>Where a proxy finds the switches.</summary>
    public const string Directory = "/run/slipway/upstreams";

    /// <summary>Where a proxy finds the file <c>on</c> while visitors are to be asked to come back later; no service has such a name.</summary>
    public const string Maintenance = Directory + "/.maintenance";

    /// <summary>A configuration file is text; what is larger is none.</summary>
    private const int LargestFile = 1024 * 1024;

    /// <summary>Finds the proxies: service → the services whose switches its configuration names.</summary>
    /// <param name="project">The Compose files, read; the configuration is read from this machine.</param>
    internal static ImmutableDictionary<string, ImmutableArray<string>> Find(ComposeProject project) => project.Services
        .Select(x => (x.Name, Followed: Followed(project, x)))
        .Where(x => !x.Followed.IsEmpty)
        .ToImmutableDictionary(x => x.Name, x => x.Followed);

    /// <summary>Finds the proxies that look whether maintenance is on.</summary>
    /// <param name="project">The Compose files, read; the configuration is read from this machine.</param>
    internal static IEnumerable<string> FindMaintenance(ComposeProject project) =>
        project.Services.Where(x => Configuration(project, x).Any(text => text.Contains(Maintenance, StringComparison.Ordinal))).Select(x => x.Name);

    /// <summary>Gives a proxy the switches, which it can read and not change.</summary>
    /// <param name="definition">Its definition, changed in place.</param>
    /// <param name="layout">Where the application is on the server.</param>
    internal static void Mount(JsonObject definition, ServerLayout layout)
    {
        if (definition["volumes"] is not JsonArray volumes)
            definition["volumes"] = volumes = [];
        volumes.Add(PlacedMounts.Bind(layout.Upstreams, Directory));
    }

    private static ImmutableArray<string> Followed(ComposeProject project, ComposeService service) =>
    [
        .. Configuration(project, service).SelectMany(x => Named().Matches(x)).Select(x => x.Groups["service"].Value)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Configuration(ComposeProject project, ComposeService service) =>
        service.Binds.Where(x => project.Owns(x.Source)).SelectMany(x => Files(x.Source)).Select(File.ReadAllText);

    private static IEnumerable<string> Files(string path) =>
        (System.IO.Directory.Exists(path) ? System.IO.Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            : File.Exists(path) ? [path] : [])
        .Where(x => new FileInfo(x).Length <= LargestFile);

    [GeneratedRegex(Directory + "/(?<service>[A-Za-z0-9][A-Za-z0-9._-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
