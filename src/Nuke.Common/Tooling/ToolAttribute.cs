using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>Says where a tool wrapper's tool comes from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ToolAttribute : Attribute
{
    internal abstract ToolRequirement Requirement(string? version);

    internal abstract string Path(ToolOptions? options);
}

/// <summary>The tool is on the path.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PathToolAttribute : ToolAttribute
{
    /// <summary>The executable's name.</summary>
    public string Executable { get; set; } = "";

    internal override ToolRequirement Requirement(string? version) => new PathToolRequirement(Executable);

    internal override string Path(ToolOptions? options) => ToolPathResolver.GetPathExecutable(Executable);
}

/// <summary>An attribute that gives a member a <see cref="Tool"/>.</summary>
public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override bool SuppressWarnings => true;

    /// <summary>The tool that the member needs; null when there is nothing to check.</summary>
    public abstract ToolRequirement? GetRequirement(MemberInfo member);
}

/// <summary>Injects a tool from the path.</summary>
/// <param name="pathExecutable">The executable's name; the member's name when null.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class PathVariableAttribute(string? pathExecutable = null) : ToolInjectionAttributeBase
{
    /// <inheritdoc/>
    public override ToolRequirement GetRequirement(MemberInfo member) => new PathToolRequirement(Executable(member));

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance) =>
        ToolResolver.GetEnvironmentOrPathTool(Executable(member));

    string Executable(MemberInfo member) => pathExecutable ?? member.Name.ToLowerInvariant();
}

/// <summary>Injects a tool of the repository.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class LocalPathAttribute : ToolInjectionAttributeBase
{
    readonly string _path;

    /// <summary>A tool by its path, from the root directory.</summary>
    public LocalPathAttribute(string absoluteOrRelativePath) => _path = absoluteOrRelativePath;

    /// <summary>A tool by its path for each platform, from the root directory.</summary>
    public LocalPathAttribute(string windowsPath, string unixPath)
        : this(EnvironmentInfo.IsWin ? windowsPath : unixPath)
    {
    }

    /// <inheritdoc/>
    public override ToolRequirement? GetRequirement(MemberInfo member) => null;

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance) =>
        ToolResolver.GetTool(System.IO.Path.Combine(Build.RootDirectory, _path));
}
