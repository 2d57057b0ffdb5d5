using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>A tool that a target needs.</summary>
public interface IRequireTool;

/// <summary>A tool that a target needs in a version.</summary>
public interface IRequireToolWithVersion;

/// <summary>A tool that has to be on the path.</summary>
public interface IRequirePathTool : IRequireTool;

/// <summary>A tool from a NuGet package.</summary>
public interface IRequireNuGetPackage : IRequireTool, IRequireToolWithVersion;

/// <summary>A tool that a target needs.</summary>
public class ToolRequirement
{
    internal static ToolRequirement Of(Type tool, string? version) =>
        tool.GetCustomAttribute<ToolAttribute>() is { } attribute
            ? attribute.Requirement(version)
            : throw new ArgumentException($"'{tool.Name}' does not say which tool it needs.", nameof(tool));

    internal static ToolRequirement? Of(MemberInfo member) =>
        member.GetCustomAttribute<ToolInjectionAttributeBase>()?.GetRequirement(member);

    /// <summary>What to say when the tool is missing; null when it is there.</summary>
    /// <param name="requiredBy">Who needs it.</param>
    internal virtual string? Missing(string requiredBy) => null;
}

/// <summary>A tool that has to be on the path.</summary>
public class PathToolRequirement(string pathExecutable) : ToolRequirement
{
    /// <summary>The executable's name.</summary>
    public string PathExecutable { get; init; } = pathExecutable;

    internal override string? Missing(string requiredBy) =>
        ToolPathResolver.Find(PathExecutable) == null
            ? $"{requiredBy} needs '{PathExecutable}', which is not on the PATH. Install it, or set {ToolPathResolver.Variable(PathExecutable)} to its path."
            : null;
}

/// <summary>A tool from a NuGet package.</summary>
public class NuGetPackageRequirement(string packageId, string? version = null) : ToolRequirement
{
    /// <summary>The package.</summary>
    public string PackageId { get; init; } = packageId;

    /// <summary>The version; null for the restored one.</summary>
    public string? Version { get; init; } = version;

    internal override string? Missing(string requiredBy) => NuGetToolPathResolver.Missing(PackageId, Version, requiredBy);
}
