using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Releases;

namespace Slipway.Compose;

/// <summary>Turns paths of this machine into paths of the server.</summary>
internal sealed class MountRendering(ComposeProject project, RenderOptions options)
{
    private readonly ConfigTreeReader _reader = new(project.WorkingDirectory);
    private readonly Dictionary<string, ConfigTree> _trees = new(StringComparer.Ordinal);
    private readonly List<(string Service, string Tree)> _mounted = [];

    /// <summary>The directories whose path does not tell what is in them.</summary>
    public PlacedMounts Placed { get; } = new();

    /// <summary>Service → what it mounts, as <c>HASH/NAME</c>.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Mounted => _mounted.GroupBy(x => x.Service, x => x.Tree)
        .ToImmutableDictionary(x => x.Key, x => x.ToImmutableArray());

    /// <summary>All that is mounted, once each.</summary>
    public ImmutableArray<ConfigTree> Trees => [.. _trees.Values.DistinctBy(x => x.RelativePath).OrderBy(x => x.RelativePath, StringComparer.Ordinal)];

    /// <summary>Rewrites the bind mounts of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="definition">Its definition, changed in place.</param>
    /// <param name="own">The image of ours that it runs, if it does.</param>
    public void Render(ComposeService service, JsonObject definition, OwnImage? own)
    {
        var isReloaded = IsReloaded(service);
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
            var tree = Read(source, $"service {service.Name}");
            _mounted.Add((service.Name, tree.RelativePath));
            // A file that is mounted alone stays the one that was there when the container started.
            if (isReloaded && Directory.Exists(source))
                Placed.Add(service.Name, volume, tree);
            else
                volume["source"] = OnServer(tree);
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
                definition["file"] = OnServer(Read(file, $"{kind}.{name}", secretSalt));
        }
    }

    /// <summary>
    /// Makes files of the secrets whose values come from variables. Compose would copy them into the container, which one that is
    /// read-only does not let it, and would not see that a value changed.
    /// </summary>
    public void RenderSecrets(JsonObject document)
    {
        foreach (var (name, definition) in ComposeService.Members(document["secrets"]).ToArray())
        {
            if ((string?)definition?["environment"] is not { } variable)
                continue;
            var content = Encoding.UTF8.GetBytes(project.Secrets.GetValueOrDefault(variable)?.Reveal() ?? "");
            var tree = _trees[$"variable of {name}"] = ConfigTree.Of(name, [new ConfigFile(name, content, ConfigFile.Plain)], options.Salt);
            document["secrets"]![name] = new JsonObject { ["name"] = definition["name"]?.DeepClone(), ["file"] = OnServer(tree) };
        }
    }

    private static bool IsReloaded(ComposeService service)
    {
        if (ServiceConfiguration.Of(service.Labels) is not { Reload: not null } configuration)
            return false;
        return configuration.CanConfirm ? true : throw new InvalidInputException(
            $"The service {service.Name} has the label {ServiceConfiguration.ReloadLabel}, but nothing that shows what it works with afterwards.",
            $"add the labels {ServiceConfiguration.WantedLabel} and {ServiceConfiguration.LiveLabel}, two commands that print JSON: what its files say, and what it works with");
    }

    private ConfigTree Read(string source, string user, string? secretSalt = null)
    {
        source = Path.TrimEndingDirectorySeparator(source);
        var key = secretSalt is null ? source : $"secret {source}";
        if (!_trees.TryGetValue(key, out var tree))
            _trees[key] = tree = _reader.Read(source, user, secretSalt);
        return tree;
    }

    private string OnServer(ConfigTree tree) => options.Layout.FileInCompose(tree.RelativePath);

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
