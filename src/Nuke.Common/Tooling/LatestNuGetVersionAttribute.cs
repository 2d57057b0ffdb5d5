using System.Reflection;
using NuGet.Versioning;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

/// <summary>Injects the latest version of a package in the feeds that NuGet is configured with.</summary>
/// <remarks>The member is a <see cref="string"/> or a <see cref="NuGetVersion"/>.</remarks>
/// <param name="packageId">The package.</param>
public class LatestNuGetVersionAttribute(string packageId) : ValueInjectionAttributeBase
{
    /// <summary>Whether it may be a prerelease.</summary>
    public bool IncludePrerelease { get; set; }

    /// <summary>Whether it may be one that its owner has hidden.</summary>
    public bool IncludeUnlisted { get; set; }

    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance)
    {
        var version = NuGetVersionResolver.GetLatestVersion(packageId, IncludePrerelease, IncludeUnlisted).GetAwaiter().GetResult();
        Assert.True(version != null, $"No package source has {(IncludePrerelease ? "a" : "a stable")} version of '{packageId}'.");
        return member.ValueType() == typeof(string) ? version : NuGetVersion.Parse(version);
    }
}

/// <summary>Injects the latest version of a package of npm: the one that the registry calls <c>latest</c>.</summary>
/// <remarks>The member is a <see cref="string"/> or a <see cref="SemanticVersion"/>.</remarks>
/// <param name="packageId">The package.</param>
public class LatestNpmVersionAttribute(string packageId) : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object GetValue(MemberInfo member, object instance)
    {
        var version = NpmVersionResolver.GetLatestVersion(packageId).GetAwaiter().GetResult();
        return member.ValueType() == typeof(string) ? version : SemanticVersion.Parse(version);
    }
}
