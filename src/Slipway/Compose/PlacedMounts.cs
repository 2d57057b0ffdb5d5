using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.Releases;

namespace Slipway.Compose;

/// <summary>
/// The mounted directories of a service that can be reloaded: their paths do not change with their files, and so the definition,
/// by which it is decided whether the container is replaced, does not either.
/// </summary>
internal sealed class PlacedMounts
{
    private readonly Dictionary<string, List<(JsonNode Volume, ConfigTree Tree)>> _mounts = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes a mount out of the definition of its service, but for what is at the top of the directory: a link for each of these is
    /// what the container mounts, and links cannot change all at once.
    /// </summary>
    public void Add(string service, JsonNode volume, ConfigTree tree)
    {
        if (!_mounts.TryGetValue(service, out var mounts))
            _mounts[service] = mounts = [];
        mounts.Add((volume, tree));
        volume["source"] = string.Join('/', tree.Files.Select(x => x.Path.Split('/')[1]).Distinct());
    }

    /// <summary>Gives a service its mounts back, at the place that belongs to its definition.</summary>
    /// <param name="service">The service.</param>
    /// <param name="definition">Its definition, changed in place; nothing else of it may change afterwards.</param>
    /// <param name="fingerprint">Hash of the definition as <see cref="Add"/> has left it.</param>
    /// <param name="layout">Where the application is on the server.</param>
    /// <returns>What is to be there; null where the service has no such mounts.</returns>
    public PlacedFiles? Place(string service, JsonObject definition, string fingerprint, ServerLayout layout)
    {
        if (!_mounts.TryGetValue(service, out var mounts))
            return null;
        var placed = new PlacedFiles(fingerprint[..12], [.. mounts.Select(x => new PlacedMount((string)x.Volume["target"]!, x.Tree.RelativePath))]);
        var place = $"{layout.Files}/{placed.Directory}";
        foreach (var (volume, i) in mounts.Select((x, i) => (x.Volume, i)))
            volume["source"] = $"{place}/{PlacedFiles.MountName}/{i}";
        definition["volumes"]!.AsArray().Add(Bind($"{place}/{PlacedFiles.ContentName}", $"{PlacedFiles.Root}/{placed.Directory}"));
        return placed;
    }

    /// <summary>A bind mount that can be read and not changed, and whose source must be there.</summary>
    internal static JsonObject Bind(string source, string target) => new()
    {
        ["type"] = "bind",
        ["source"] = source,
        ["target"] = target,
        ["read_only"] = true,
        ["bind"] = new JsonObject { ["create_host_path"] = false },
    };

    /// <summary>The paths that are found there, for whoever asks which files a release needs: Compose leaves members that start with <c>x-</c> alone.</summary>
    internal static void Note(JsonObject document, IEnumerable<PlacedFiles> placed, ServerLayout layout) =>
        document["x-slipway-files"] = new JsonArray([.. placed.SelectMany(x => x.Mounts).Select(x => x.Tree).Distinct().Order(StringComparer.Ordinal)
            .Select(x => (JsonNode)layout.FileInCompose(x))]);
}
