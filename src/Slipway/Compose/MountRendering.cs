using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>Turns paths of this machine into paths of the server.</summary>
internal sealed class MountRendering(ComposeProject project, RenderOptions options)
{
    private readonly ConfigTreeReader _reader = new(project.WorkingDirectory);
    private readonly Dictionary<string, ConfigTree> _trees = new(StringComparer.Ordinal);

    /// <summary>All that is mounted, once each.</summary>
    public ImmutableArray<ConfigTree> Trees => [.. _trees.Values.DistinctBy(x => x.RelativePath).OrderBy(x => x.RelativePath, StringComparer.Ordinal)];

    /// <summary>Rewrites the bind mounts of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="definition">Its definition, changed in place.</param>
    /// <param name="own">The image of ours that it runs, if it does.</param>
    public void Render(ComposeService service, JsonObject definition, OwnImage? own)
    {
        foreach (var volume in ComposeService.Items(definition["volumes"]).Where(x => (string?)x["type"] == "bind"))
        {
            var source = (string)volume["source"]!;
            // A path that is missing must stop the container; Docker would create a directory of root's.
            if (volume["bind"] is not JsonObject bind)
                volume["bind"] = bind = [];
            bind["create_host_path"] = false;
            if (!project.Owns(source))
                continue;
            RefuseOwnSource(service, source, (string)volume["target"]!, own);
            volume["source"] = Take(source, $"service {service.Name}");
            // What is named by its content must not change.
            volume["read_only"] = true;
        }
    }

    /// <summary>Rewrites the files of top-level <c>configs</c> or <c>secrets</c>.</summary>
    public void RenderFiles(JsonObject document, string kind, string? secretSalt)
    {
        foreach (var (name, definition) in ComposeService.Members(document[kind]))
        {
            if ((string?)definition?["file"] is { } file && project.Owns(file))
                definition["file"] = Take(file, $"{kind}.{name}", secretSalt);
        }
    }

    private string Take(string source, string user, string? secretSalt = null)
    {
        source = Path.TrimEndingDirectorySeparator(source);
        var key = secretSalt is null ? source : $"secret {source}";
        if (!_trees.TryGetValue(key, out var tree))
            _trees[key] = tree = _reader.Read(source, user, secretSalt);
        return $"{options.Layout.Files}/{tree.RelativePath.Replace("$", "$$", StringComparison.Ordinal)}";
    }

    private void RefuseOwnSource(ComposeService service, string source, string target, OwnImage? own)
    {
        if (own is null && service.BuildContext is null)
            return;
        var sources = own is { Inputs.IsEmpty: false }
            ? own.Inputs.Select(x => Path.GetFullPath(Path.Combine(project.WorkingDirectory, x)))
            : [service.BuildContext ?? project.WorkingDirectory];
        if (sources.Any(x => ComposeProject.IsBelow(source, x) || ComposeProject.IsBelow(x, source)))
            throw new InvalidInputException(
                $"The service {service.Name} mounts {_reader.Display(source)} on {target}, over the code of its own image: the image that was tested is not what would run.",
                "keep the mount in a Compose file that only development uses");
    }
}
