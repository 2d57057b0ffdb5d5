using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.ProjectModel;

/// <summary>Injects a solution: the one given, else the parameter's, else the only one of the root directory.</summary>
/// <param name="relativePath">The path from the root directory.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class SolutionAttribute(string? relativePath) : ParameterAttribute("Path to the solution"), ITextParameter
{
    /// <summary>A solution by parameter.</summary>
    public SolutionAttribute()
        : this(relativePath: null)
    {
    }

    /// <inheritdoc/>
    public override bool List { get; set; }

    /// <summary>Whether projects become members of a class that is generated while compiling, named as the member.</summary>
    public bool GenerateProjects { get; set; }

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance)
    {
        var path = relativePath != null
            ? Build.RootDirectory / relativePath
            : (AbsolutePath?)BuildSession.Of(instance).Parameters.Value(member) ?? Only();
        Assert.FileExists(path, $"Solution file '{path}' does not exist.");
        return member.ValueType() is { IsAbstract: false } type && type.IsSubclassOf(typeof(Solution))
            ? Activator.CreateInstance(type, path)!
            : new Solution(path);
    }

    AbsolutePath Only()
    {
        var files = Build.RootDirectory.GetFiles("*.sln*").Where(x => x.HasExtension(".sln", ".slnx")).ToList();
        Assert.HasSingleItem(files, $"'{Build.RootDirectory}' has {files.Count} solutions. Name one in \"Solution\" in .nuke/parameters.json.");
        return files[0];
    }
}

/// <summary>Reading solutions.</summary>
public static class SolutionModelExtensions
{
    /// <summary>The solution of a file.</summary>
    public static Solution ReadSolution(this AbsolutePath path)
    {
        Assert.FileExists(path);
        return new Solution(path);
    }
}
