using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Injects a tool from an npm package that is installed for the build's <c>package.json</c>.</summary>
/// <param name="packageId">The package.</param>
/// <param name="packageExecutable">The executable's name; the member's name when null.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class NpmPackageAttribute(string packageId, string? packageExecutable = null) : ToolInjectionAttributeBase
{
    /// <summary>The version; the installed one when null.</summary>
    public string? Version { get; set; }

    /// <inheritdoc/>
    public override ToolRequirement GetRequirement(MemberInfo member) => new NpmPackageRequirement(packageId, Version);

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance)
    {
        var name = packageExecutable ?? member.Name.ToLowerInvariant();
        return ToolResolver.TryGetEnvironmentTool(name) ?? ToolResolver.GetNpmTool(name);
    }
}

/// <summary>The tool comes in an npm package.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NpmToolAttribute : ToolAttribute
{
    /// <summary>The package.</summary>
    public string Id { get; set; } = "";

    /// <summary>The executable's name.</summary>
    public string Executable { get; set; } = "";

    internal override ToolRequirement Requirement(string? version) => new NpmPackageRequirement(Id, version);

    internal override string Path(ToolOptions? options) => NpmToolPathResolver.GetNpmExecutable(Executable);
}

/// <summary>A tool from an npm package.</summary>
public interface IRequireNpmPackage : IRequireTool, IRequireToolWithVersion;

/// <summary>A tool from an npm package.</summary>
public class NpmPackageRequirement(string packageId, string? version = null) : ToolRequirement
{
    /// <summary>The package.</summary>
    public string PackageId { get; init; } = packageId;

    /// <summary>The version; null for the installed one.</summary>
    public string? Version { get; init; } = version;

    internal override string? Missing(string requiredBy) => NpmToolPathResolver.Missing(PackageId, Version, requiredBy);
}
