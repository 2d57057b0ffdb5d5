using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>What NuGet restored for a project: its <c>project.assets.json</c>.</summary>
internal sealed class NuGetAssets
{
    readonly List<string> _folders = [];
    readonly Dictionary<string, string> _versions = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _direct = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Id and version of all packages, those that the project names itself first.</summary>
    public IEnumerable<(string Id, string Version, bool IsDirect)> Packages => _versions
        .Select(x => (Id: x.Key, Version: x.Value, IsDirect: _direct.Contains(x.Key)))
        .OrderByDescending(x => x.IsDirect)
        .ThenBy(x => x.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The packages of the file, referenced and only downloaded ones.</summary>
    public static NuGetAssets Read(AbsolutePath file)
    {
        using var document = JsonDocument.Parse(file.ReadAllText());
        var assets = new NuGetAssets();
        if (document.RootElement.TryGetProperty("packageFolders", out var folders))
            assets._folders.AddRange(folders.EnumerateObject().Select(x => x.Name));
        if (document.RootElement.TryGetProperty("libraries", out var libraries))
            assets.AddReferenced(libraries);
        if (document.RootElement.TryGetProperty("project", out var project) && project.TryGetProperty("frameworks", out var frameworks))
        {
            assets.AddDownloaded(frameworks);
            assets.AddDirect(frameworks);
        }

        return assets;
    }

    /// <summary>The directory of a package; null when the project does not name it.</summary>
    public AbsolutePath? Find(string id, string? version)
    {
        var restored = version ?? _versions.GetValueOrDefault(id);
        return restored == null
            ? null
            : _folders.Select(x => AbsolutePath.Create(x) / id.ToLowerInvariant() / restored.ToLowerInvariant()).FirstOrDefault(x => x.DirectoryExists());
    }

    void AddReferenced(JsonElement libraries)
    {
        foreach (var library in libraries.EnumerateObject().Where(x => x.Value.GetProperty("type").ValueEquals("package")))
        {
            var parts = library.Name.Split('/');
            _versions[parts[0]] = parts[1];
        }
    }

    // A downloaded package has an exact range: [1.2.3, 1.2.3].
    void AddDownloaded(JsonElement frameworks)
    {
        var downloads = frameworks.EnumerateObject()
            .Where(x => x.Value.TryGetProperty("downloadDependencies", out _))
            .SelectMany(x => x.Value.GetProperty("downloadDependencies").EnumerateArray());
        foreach (var download in downloads)
        {
            var (id, range) = (download.GetProperty("name").GetString()!, download.GetProperty("version").GetString()!);
            _versions.TryAdd(id, range.Trim('[', ']', '(', ')').Split(',')[0].Trim());
            _direct.Add(id);
        }
    }

    void AddDirect(JsonElement frameworks)
    {
        foreach (var framework in frameworks.EnumerateObject().Where(x => x.Value.TryGetProperty("dependencies", out _)))
            _direct.UnionWith(framework.Value.GetProperty("dependencies").EnumerateObject().Select(x => x.Name));
    }
}
