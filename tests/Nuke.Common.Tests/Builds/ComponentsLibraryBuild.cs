#nullable disable
#pragma warning disable CA1812, CA1822 // Created by the engine, as published builds are.
using Nuke.Common.Git;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;
using Serilog;

namespace Nuke.Common.Tests.Builds;

/// <summary>The same library built by components: their targets by default, some settings and one target of its own.</summary>
internal sealed class ComponentsLibraryBuild : NukeBuild, IPublish, IHazGitRepository, IHazGitVersion, IDescribe
{
    GitRepository GitRepository => From<IHazGitRepository>().GitRepository;

    Configure<DotNetBuildSettings> ICompile.CompileSettings => _ => _
        .SetProperty("Product", $"Greeter of {GitRepository.Identifier}")
        .EnableTreatWarningsAsErrors();

    public IEnumerable<Project> TestProjects => [];

    public Configure<DotNetNuGetPushSettings> PushSettings => _ => _.EnableSkipDuplicate();

    public Target Restore => _ => _.Inherit<IRestore>(x => x.Restore).Description("Restores, as the component does");

    Target Default => _ => _.DependsOn<IPack>();

    T From<T>()
        where T : INukeBuild => (T)(object)this;
}

/// <summary>A component of the build's own, with a parameter and a default target.</summary>
[ParameterPrefix("Describe")]
internal interface IDescribe : IHazSolution
{
    [Parameter] string Prefix => TryGetValue(() => Prefix) ?? "Has";

    Target Describe => _ => _
        .TryAfter<IPack>()
        .Executes(() => Log.Information("{Prefix:l} {Projects:l}", Prefix, string.Join(" and ", Solution.AllProjects.Select(x => x.Name).Order(StringComparer.Ordinal))));
}
