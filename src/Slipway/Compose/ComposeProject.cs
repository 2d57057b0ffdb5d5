using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>
/// A Compose application as Compose itself understands its files: merged, validated, interpolated. Secrets stand in it
/// as <c>${NAME}</c>; every other dollar sign is escaped, so that it can be given to Compose again as it is.
/// </summary>
/// <param name="document">The document that <c>docker compose config</c> printed.</param>
public sealed class ComposeProject(JsonObject document)
{
    /// <summary>The Compose project's name.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path of the repository's root.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Absolute path of the directory of the first Compose file, where its relative paths start.</summary>
    public required string Directory { get; init; }

    /// <summary>Values of the secrets that the document refers to, <c>env_file</c> contents included.</summary>
    public ImmutableDictionary<string, Secret> Secrets { get; init; } = ImmutableDictionary<string, Secret>.Empty;

    /// <summary>The document; take a <see cref="JsonNode.DeepClone"/> to change it.</summary>
    public JsonObject Document { get; } = document;

    /// <summary>The services, in the document's order.</summary>
    public ImmutableArray<ComposeService> Services { get; } = ComposeService.ReadAll(document);

    /// <summary>Proxy → the services that it finds through a switch; read from its configuration once.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Switches => field ??= TrafficSwitch.Find(this);

    /// <summary>The proxies that look whether maintenance is on; read from their configuration once.</summary>
    public ImmutableHashSet<string> MaintenanceProxies => field ??= [.. TrafficSwitch.FindMaintenance(this)];

    /// <summary>Top-level networks by key.</summary>
    public ImmutableArray<string> Networks { get; } = Keys(document, "networks");

    /// <summary>Top-level volumes by key.</summary>
    public ImmutableArray<string> Volumes { get; } = Keys(document, "volumes");

    /// <summary>Every published port.</summary>
    public ImmutableArray<PublishedPort> PublishedPorts => [.. Services.SelectMany(x => x.Ports)];

    /// <summary>Sum of the memory limits of all replicas, in bytes; services without a limit count as nothing.</summary>
    public long MemoryLimit => Services.Sum(x => (x.MemoryLimit ?? 0) * x.Replicas);

    /// <summary>The service of that name.</summary>
    /// <exception cref="InvalidInputException">There is none; the message lists those that are.</exception>
    public ComposeService Service(string name) => Services.FirstOrDefault(x => x.Name == name)
        ?? throw new InvalidInputException($"The Compose files have no service {name}; they have {string.Join(", ", Services.Select(x => x.Name))}.");

    /// <summary>Whether a path of this machine comes with the application, and not from the server.</summary>
    public bool Owns(string path) => IsBelow(path, WorkingDirectory) || IsBelow(path, Directory);

    /// <summary>The same with other words in its values: those that were not known yet when the files were read.</summary>
    /// <param name="words">What stands there → what is to stand there; JSON needs no escape for either.</param>
    internal ComposeProject Replacing(IReadOnlyDictionary<string, string> words)
    {
        string In(string text) => words.Aggregate(text, (x, word) => x.Replace(word.Key, word.Value, StringComparison.Ordinal));
        return new ComposeProject(JsonNode.Parse(In(Document.ToJsonString()))!.AsObject())
        {
            Name = Name,
            WorkingDirectory = WorkingDirectory,
            Directory = Directory,
            Secrets = Secrets.ToImmutableDictionary(x => x.Key, x => new Secret(In(x.Value.Reveal()))),
        };
    }

    internal static bool IsBelow(string path, string directory)
    {
        var relative = Path.GetRelativePath(directory, path);
        return relative == "." || (!Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    private static ImmutableArray<string> Keys(JsonObject document, string kind) => [.. (document[kind]?.AsObject() ?? []).Select(x => x.Key)];
}
