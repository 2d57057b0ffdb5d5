using System.Text.Json;
using Nuke.Common.Parameters;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace Nuke.Common.ProjectModel;

/// <summary>What MSBuild makes of a project. Each question runs <c>dotnet msbuild</c>, but for <see cref="GetMSBuildProject"/>, which loads MSBuild.</summary>
public static class ProjectExtensions
{
    /// <summary>The project in MSBuild's own object model, in this process: for several questions, and for what has no method here.</summary>
    /// <param name="project">The project.</param>
    /// <param name="configuration">The configuration; the project's default when null.</param>
    /// <param name="targetFramework">The framework; when null, a project for several frameworks is evaluated for none of them.</param>
    public static Microsoft.Build.Evaluation.Project GetMSBuildProject(
        this Project project,
        string? configuration = null,
        string? targetFramework = null) =>
        ProjectModelTasks.ParseProject(project.Path, configuration, targetFramework);

    /// <summary>The value of a property, or null.</summary>
    public static string GetProperty(this Project project, string propertyName)
    {
        var value = Evaluate(project, $"-getProperty:{propertyName}").StdToText().Trim();
        return value.Length > 0 ? value : null!;
    }

    /// <summary>The value of a property converted, or default.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static T GetProperty<T>(this Project project, string propertyName) =>
        project.GetProperty(propertyName) is { } value ? Convert<T>(value) : default!;

    /// <summary>The frameworks that it is compiled for.</summary>
    public static IReadOnlyCollection<string> GetTargetFrameworks(this Project project) =>
        project.Several("TargetFrameworks", "TargetFramework");

    /// <summary>The runtimes that it is compiled for.</summary>
    public static IReadOnlyCollection<string> GetRuntimeIdentifiers(this Project project) =>
        project.Several("RuntimeIdentifiers", "RuntimeIdentifier");

    /// <summary>Whether it becomes a library or an executable.</summary>
    public static string GetOutputType(this Project project) => project.GetProperty("OutputType");

    /// <summary>Whether it references a package.</summary>
    public static bool HasPackageReference(this Project project, string packageId) =>
        project.GetItems("PackageReference").Contains(packageId, StringComparer.OrdinalIgnoreCase);

    /// <summary>The version of a package that it references, or null.</summary>
    public static string GetPackageReferenceVersion(this Project project, string packageId) =>
        project.GetItemMetadataSingleOrDefault("PackageReference", packageId, "Version");

    /// <summary>The items of a group.</summary>
    public static IEnumerable<string> GetItems(this Project project, string itemGroupName) =>
        project.GetItemMetadata(itemGroupName, "Identity");

    /// <summary>The items of a group converted.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    public static IEnumerable<T> GetItems<T>(this Project project, string itemGroupName) =>
        project.GetItems(itemGroupName).Select(Convert<T>);

    /// <summary>A metadata value of each item of a group that has it.</summary>
    public static IEnumerable<string> GetItemMetadata(this Project project, string itemGroupName, string metadataName) =>
        project.Items(itemGroupName).Select(x => Metadata(x, metadataName)).OfType<string>();

    /// <summary>A metadata value of each item of a group that has it, converted.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    public static IEnumerable<T> GetItemMetadata<T>(this Project project, string itemGroupName, string metadataName) =>
        project.GetItemMetadata(itemGroupName, metadataName).Select(Convert<T>);

    /// <summary>A metadata value of an item, or null.</summary>
    public static string GetItemMetadataSingleOrDefault(this Project project, string itemGroupName, string includeName, string metadataName) =>
        project.Items(itemGroupName)
            .Where(x => string.Equals(Metadata(x, "Identity"), includeName, StringComparison.OrdinalIgnoreCase))
            .Select(x => Metadata(x, metadataName))
            .SingleOrDefault()!;

    static List<JsonElement> Items(this Project project, string group)
    {
        using var document = JsonDocument.Parse(Evaluate(project, $"-getItem:{group}").StdToText());
        return [.. document.RootElement.GetProperty("Items").GetProperty(group).EnumerateArray().Select(x => x.Clone())];
    }

    static string? Metadata(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    static string[] Several(this Project project, string plural, string singular)
    {
        using var document = JsonDocument.Parse(Evaluate(project, $"-getProperty:{plural} -getProperty:{singular}").StdToText());
        var properties = document.RootElement.GetProperty("Properties");
        var all = properties.GetProperty(plural).GetString() is { Length: > 0 } text ? text : properties.GetProperty(singular).GetString()!;
        return all.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    static IReadOnlyCollection<Output> Evaluate(Project project, string questions) =>
        DotNetTasks.DotNet($"msbuild {project.Path} {questions:nq} -nologo", logOutput: false, logInvocation: false);

    static T Convert<T>(string value) => (T)ValueConverter.Convert([value], typeof(T), EnvironmentInfo.WorkingDirectory)!;
}
