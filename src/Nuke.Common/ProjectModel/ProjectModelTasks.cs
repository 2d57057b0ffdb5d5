using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using EvaluatedProject = Microsoft.Build.Evaluation.Project;

namespace Nuke.Common.ProjectModel;

/// <summary>Projects as MSBuild's own object model has them.</summary>
public static class ProjectModelTasks
{
    /// <summary>Chooses the SDK whose MSBuild is loaded. Nobody has to call it: it is chosen when it is needed.</summary>
    public static void Initialize() => MSBuildOfSdk.Register();

    /// <summary>Evaluates a project. What is changed in it keeps the file's formatting when it is saved.</summary>
    /// <param name="projectFile">The project file.</param>
    /// <param name="configuration">The configuration; the project's default when null.</param>
    /// <param name="targetFramework">The framework; when null, a project for several frameworks is evaluated for none of them.</param>
    /// <exception cref="Microsoft.Build.Exceptions.InvalidProjectFileException">The file is no valid project.</exception>
    public static EvaluatedProject ParseProject(string projectFile, string? configuration = null, string? targetFramework = null)
    {
        Assert.FileExists(projectFile, $"Project file '{projectFile}' does not exist.");
        Initialize();
        return Evaluate(projectFile, Properties(configuration, targetFramework));
    }

    /// <summary>On its own, since its first line needs MSBuild loaded.</summary>
    static EvaluatedProject Evaluate(string file, Dictionary<string, string> properties)
    {
        var collection = new ProjectCollection();
        var root = Microsoft.Build.Construction.ProjectRootElement.Open(file, collection, preserveFormatting: true);
        return EvaluatedProject.FromProjectRootElement(root, new ProjectOptions { GlobalProperties = properties, ProjectCollection = collection });
    }

    static Dictionary<string, string> Properties(string? configuration, string? targetFramework)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (configuration != null)
            properties["Configuration"] = configuration;
        if (targetFramework != null)
            properties["TargetFramework"] = targetFramework;
        return properties;
    }
}
