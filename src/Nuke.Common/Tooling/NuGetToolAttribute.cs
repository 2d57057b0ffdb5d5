namespace Nuke.Common.Tooling;

/// <summary>The tool comes in a NuGet package that the build's project names.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NuGetToolAttribute : ToolAttribute
{
    /// <summary>The package.</summary>
    public string Id { get; set; } = "";

    /// <summary>The executable in the package; alternatives separated by <c>|</c>.</summary>
    public string Executable { get; set; } = "";

    internal override ToolRequirement Requirement(string? version) => new NuGetPackageRequirement(Id, version);

    internal override string Path(ToolOptions? options) =>
        NuGetToolPathResolver.GetPackageExecutable(Id, Executable, framework: options?.Framework());
}
