using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nuke.SourceGenerators.Solutions;

/// <summary>A solution or a folder of it, with the names in it.</summary>
sealed class SolutionTree(string name)
{
    const string FolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    static readonly Regex Entry = new(
        """^\s*Project\("(?<type>[^"]+)"\) = "(?<name>[^"]+)", "(?<path>[^"]+)", "(?<id>[^"]+)"\s*$""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    static readonly Regex Nesting = new(
        @"^\s*(?<child>\{[0-9A-Fa-f-]+\}) = (?<parent>\{[0-9A-Fa-f-]+\})\s*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    public string Name => name;

    public SortedSet<string> Projects { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SolutionTree> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>The tree of a solution file's text.</summary>
    public static SolutionTree Read(string name, string text, bool isXml)
    {
        var tree = new SolutionTree(name);
        if (isXml)
            tree.ReadXml(XDocument.Parse(text).Root!);
        else
            tree.ReadText(text);
        return tree;
    }

    void ReadXml(XElement root)
    {
        AddProjects(root);
        foreach (var folder in root.Elements("Folder"))
        {
            var path = folder.Attribute("Name")!.Value.Trim('/').Split('/');
            path.Aggregate(this, (x, part) => x.Folder(part)).AddProjects(folder);
        }
    }

    void AddProjects(XElement container)
    {
        foreach (var project in container.Elements("Project"))
            Projects.Add(ProjectName(project.Attribute("Path")!.Value));
    }

    void ReadText(string text)
    {
        var entries = Entry.Matches(text).Cast<Match>().ToDictionary(x => x.Groups["id"].Value, StringComparer.OrdinalIgnoreCase);
        var parents = Nesting.Matches(text).Cast<Match>()
            .ToDictionary(x => x.Groups["child"].Value, x => x.Groups["parent"].Value, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (IsFolder(entry.Value))
                Container(entry.Key);
            else
                (parents.TryGetValue(entry.Key, out var parent) ? Container(parent) : this).Projects.Add(ProjectName(entry.Value.Groups["path"].Value));
        }

        SolutionTree Container(string id) =>
            (parents.TryGetValue(id, out var parent) ? Container(parent) : this).Folder(entries[id].Groups["name"].Value);
    }

    static bool IsFolder(Match entry) => string.Equals(entry.Groups["type"].Value, FolderType, StringComparison.OrdinalIgnoreCase);

    static string ProjectName(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    SolutionTree Folder(string folder) =>
        Folders.TryGetValue(folder, out var known) ? known : Folders[folder] = new SolutionTree(folder);
}
