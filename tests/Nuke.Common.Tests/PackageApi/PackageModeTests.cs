using Nuke.Common.Execution;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>Where NUKE's packages cannot be restored, this stands for a build with <c>-p:NukeEngine=package</c>.</summary>
public sealed class PackageModeTests
{
    [Theory]
    [InlineData("_build")]
    [InlineData("Slipway.Workflows")]
    public void What_is_written_against_NUKE_uses_nothing_that_NUKE_lacks(string assembly)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

        string.Join('\n', PackageGuard.Violations(file)).Should().BeEmpty();
    }

    [Fact]
    public void What_NUKE_lacks_is_named_with_its_place_and_the_nearest_member()
    {
        using var assembly = PlantedAssembly.Calling(typeof(BuildInputException).GetConstructor([typeof(string)])!);

        PackageGuard.Violations(assembly).Should().Contain(x => x.Contains("BuildInputException..ctor", StringComparison.Ordinal))
            .Which.Should().ContainAll("used by Planted.Caller.Run", "not NUKE 10.1's API", "nearest", "Nuke.Common.Execution.");
    }

    [Fact]
    public void What_NUKE_has_is_no_violation()
    {
        using var assembly = PlantedAssembly.Calling(typeof(NukeBuild).GetProperty(nameof(NukeBuild.RootDirectory))!.GetMethod!);

        PackageGuard.Violations(assembly).Should().BeEmpty();
    }
}
