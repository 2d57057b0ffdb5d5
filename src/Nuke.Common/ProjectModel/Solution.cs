using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Something with projects: a solution or a folder in it.</summary>
public interface IProjectContainer
{
    /// <summary>The projects directly in it.</summary>
    IReadOnlyCollection<Project> Projects { get; }

    /// <summary>The folders directly in it.</summary>
    IReadOnlyCollection<SolutionFolder> SolutionFolders { get; }
}

/// <summary>A solution (<c>.slnx</c> or <c>.sln</c>), read when its projects are asked for.</summary>
public class Solution : IProjectContainer, IAbsolutePathHolder
{
    readonly Lazy<IReadOnlyList<SolutionItem>> _items;

    /// <summary>The solution of a file; generated classes derive from this one.</summary>
    protected internal Solution(AbsolutePath path)
    {
        Path = path;
        _items = new Lazy<IReadOnlyList<SolutionItem>>(() => SolutionReader.Read(this));
    }

    /// <summary>The file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The directory of the file.</summary>
    public AbsolutePath Directory => Path.Parent;

    /// <summary>The name of the file without its extension.</summary>
    public string Name => Path.NameWithoutExtension;

    /// <summary>The name of the file.</summary>
    public string FileName => Path.Name;

    /// <summary>All projects.</summary>
    public IReadOnlyCollection<Project> AllProjects => [.. _items.Value.OfType<Project>()];

    /// <summary>All folders.</summary>
    public IReadOnlyCollection<SolutionFolder> AllSolutionFolders => [.. _items.Value.OfType<SolutionFolder>()];

    /// <inheritdoc/>
    public IReadOnlyCollection<Project> Projects => [.. AllProjects.Where(x => x.Parent == this)];

    /// <inheritdoc/>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. AllSolutionFolders.Where(x => x.Parent == this)];

    /// <summary>The path of the file.</summary>
    public static implicit operator string(Solution solution) => solution.Path;

    /// <summary>The path of the file.</summary>
    public static implicit operator AbsolutePath(Solution solution) => solution.Path;

    /// <summary>All projects whose names match a pattern with <c>*</c> and <c>?</c>.</summary>
    public IEnumerable<Project> GetAllProjects(string wildcardPattern) =>
        AllProjects.Where(x => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(wildcardPattern, x.Name, ignoreCase: false));

    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>A project or a folder of a solution.</summary>
public abstract class SolutionItem
{
    private protected SolutionItem(Solution solution, IProjectContainer parent, string name)
    {
        Solution = solution;
        Parent = parent;
        Name = name;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The solution.</summary>
    public Solution Solution { get; }

    /// <summary>The solution or folder that it is in.</summary>
    public IProjectContainer Parent { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A folder of a solution.</summary>
public class SolutionFolder : SolutionItem, IProjectContainer
{
    // Parents are compared by reference, so a folder of a generated class stands for the one that was read.
    readonly SolutionFolder _self;

    internal SolutionFolder(Solution solution, IProjectContainer parent, string name)
        : base(solution, parent, name) =>
        _self = this;

    /// <summary>The same folder, for a generated class.</summary>
    protected SolutionFolder(SolutionFolder folder)
        : base(folder.Solution, folder.Parent, folder.Name) =>
        _self = folder._self;

    /// <inheritdoc/>
    public IReadOnlyCollection<Project> Projects => [.. Solution.AllProjects.Where(x => x.Parent == _self)];

    /// <inheritdoc/>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. Solution.AllSolutionFolders.Where(x => x.Parent == _self)];
}

/// <summary>A project of a solution.</summary>
public class Project : SolutionItem, IAbsolutePathHolder
{
    internal Project(Solution solution, IProjectContainer parent, string relativePath)
        : base(solution, parent, System.IO.Path.GetFileNameWithoutExtension(relativePath)) =>
        RelativePath = relativePath;

    /// <summary>The path from the solution's directory.</summary>
    public string RelativePath { get; }

    /// <summary>The project file.</summary>
    public AbsolutePath Path => Solution.Directory / RelativePath;

    /// <summary>The directory of the project file.</summary>
    public AbsolutePath Directory => Path.Parent;

    /// <summary>The path of the project file.</summary>
    public static implicit operator string(Project project) => project.Path;

    /// <summary>The path of the project file.</summary>
    public static implicit operator AbsolutePath(Project project) => project.Path;
}

/// <summary>Finding projects.</summary>
public static class ProjectContainerExtensions
{
    /// <summary>The folder with a name, or null.</summary>
    public static SolutionFolder GetSolutionFolder(this IProjectContainer container, string name) =>
        container.SolutionFolders.SingleOrDefault(x => x.Name == name)!;

    /// <summary>The project with a name or path, or null; that of a solution may be in any folder.</summary>
    public static Project GetProject(this IProjectContainer container, string name) =>
        (container is Solution solution ? solution.AllProjects : container.Projects)
        .SingleOrDefault(x => x.Name == name || x.Path.ToString() == name)!;
}
