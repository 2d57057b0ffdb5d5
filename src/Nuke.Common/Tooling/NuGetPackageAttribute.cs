using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Injects a tool from a NuGet package that the build's project names.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class NuGetPackageAttribute : ToolInjectionAttributeBase
{
    readonly string _packageId;
    readonly string _packageExecutable;

    /// <summary>A tool by its package and executable.</summary>
    public NuGetPackageAttribute(string packageId, string packageExecutable)
    {
        _packageId = packageId;
        _packageExecutable = packageExecutable;
    }

    /// <summary>A tool by its package, and its executable with .NET Framework and .NET.</summary>
    public NuGetPackageAttribute(string packageId, string packageExecutable32, string packageExecutable64)
        : this(packageId, EnvironmentInfo.Is32Bit ? packageExecutable32 : packageExecutable64)
    {
    }

    /// <summary>The version; the restored one when null.</summary>
    public string? Version { get; set; }

    /// <summary>The directory in the package, where the executable is in several.</summary>
    public string? Framework { get; set; }

    /// <inheritdoc/>
    public override ToolRequirement GetRequirement(MemberInfo member) => new NuGetPackageRequirement(_packageId, Version);

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance) =>
        ToolResolver.TryGetEnvironmentTool(member.Name)
        ?? ToolResolver.GetNuGetTool(_packageId, _packageExecutable, Version, Framework);
}

/// <summary>The former name of <see cref="NuGetPackageAttribute"/>.</summary>
[Obsolete($"Use {nameof(NuGetPackageAttribute)}.")]
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class PackageExecutableAttribute(string packageId, string packageExecutable)
    : NuGetPackageAttribute(packageId, packageExecutable);
