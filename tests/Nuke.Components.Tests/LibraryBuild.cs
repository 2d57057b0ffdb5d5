#pragma warning disable CA1812 // Created by the engine.
using Nuke.Common;
using Nuke.Common.ProjectModel;

namespace Nuke.Components.Tests;

/// <summary>The build of a library, as many are published: components and their defaults.</summary>
internal sealed class LibraryBuild : NukeBuild, ITest, IPack, IHazGitRepository, IHazChangelog, IHazReports
{
    public IEnumerable<Project> TestProjects => ((IHazSolution)this).Solution.GetAllProjects("*.Tests");
}
