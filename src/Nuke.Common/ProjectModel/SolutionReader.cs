using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads projects and folders of a solution file.</summary>
internal static class SolutionReader
{
    const string FolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    static readonly Regex Entry = new(
        """^Project\("(?<type>[^"]+)"\) = "(?<name>[^"]+)", "(?<path>[^"]+)", "(?<id>[^"]+)"$""",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    static readonly Regex Nesting = new(
        @"^(?<child>\{[0-9A-Fa-f-]+\}) = (?<parent>\{[0-9A-Fa-f-]+\})$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    public static IReadOnlyList<SolutionItem> Read(Solution solution)
    {
        Assert.FileExists(solution.Path, $"Solution file '{solution.Path}' does not exist.");
        return solution.Path.Extension == ".slnx" ? ReadXml(solution) : ReadText(solution);
    }

    static List<SolutionItem> ReadXml(Solution solution)
    {
        var root = XDocument.Load(solution.Path).Root!;
        var folders = new Dictionary<string, SolutionFolder>(StringComparer.Ordinal);
        var items = new List<SolutionItem>();
        foreach (var element in root.Elements("Folder"))
        {
            var folder = Folder(element.Attribute("Name")!.Value.Trim('/'));
            items.AddRange(Projects(element, folder));
        }

        items.AddRange(Projects(root, solution));
        return [.. folders.Values, .. items];

        IEnumerable<Project> Projects(XElement element, IProjectContainer parent) =>
            element.Elements("Project").Select(x => new Project(solution, parent, Slashes(x.Attribute("Path")!.Value)));

        // Names of nested folders are paths, and the ones above need not be listed.
        SolutionFolder Folder(string path)
        {
            if (folders.TryGetValue(path, out var known))
                return known;
            var slash = path.LastIndexOf('/');
            IProjectContainer parent = slash < 0 ? solution : Folder(path[..slash]);
            return folders[path] = new SolutionFolder(solution, parent, path[(slash + 1)..]);
        }
    }

    static List<SolutionItem> ReadText(Solution solution)
    {
        var lines = File.ReadAllLines(solution.Path).Select(x => x.Trim()).ToList();
        var entries = lines.Select(x => Entry.Match(x)).Where(x => x.Success).ToDictionary(x => x.Groups["id"].Value, StringComparer.OrdinalIgnoreCase);
        var parents = lines.Select(x => Nesting.Match(x)).Where(x => x.Success)
            .ToDictionary(x => x.Groups["child"].Value, x => x.Groups["parent"].Value, StringComparer.OrdinalIgnoreCase);
        var items = new Dictionary<string, SolutionItem>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in entries.Keys)
            Item(id);
        return [.. items.Values];

        SolutionItem Item(string id)
        {
            if (items.TryGetValue(id, out var known))
                return known;
            var entry = entries[id];
            var parent = parents.TryGetValue(id, out var above) ? (IProjectContainer)Item(above) : solution;
            var isFolder = string.Equals(entry.Groups["type"].Value, FolderType, StringComparison.OrdinalIgnoreCase);
            return items[id] = isFolder
                ? new SolutionFolder(solution, parent, entry.Groups["name"].Value)
                : new Project(solution, parent, Slashes(entry.Groups["path"].Value));
        }
    }

    static string Slashes(string path) => path.Replace('\\', '/');
}
