using System.Diagnostics;
using System.IO.Compression;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Builds;

/// <summary>Builds in the style of published ones, run for real: Git, the SDK, GitVersion.</summary>
[Collection("Workshops")]
public sealed class PublishedBuildTests : IDisposable
{
    readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void A_build_of_partials_cleans_compiles_checks_packs_and_publishes_and_a_check_that_fails_fails_it()
    {
        var trial = _workshop.WithDocker().With("NuGetApiKey", "key-of-the-feed").Run<GreeterBuild>("Publish", "--configuration", "Release");

        trial.ExitCode.Should().Be(0, trial.Output);
        trial.Succeeded.Should().Equal("Clean", "Restore", "Compile", "Check", "Pack", "Publish", "Announce", "Image");
        trial.Output.Should().Contain("// Version: 1.2.3").And.NotContain("key-of-the-feed");
        (_workshop.Root / "artifacts" / "checks" / "Greeter.Checks.txt").ReadAllText().Trim().Should().Be("Hello, World");
        _workshop.Files("feed").Should().Equal("Greeter.1.2.3.nupkg");
        _workshop.Git("tag").Should().Equal("1.2.3", "announced-1.2.3");
        (_workshop.Root / ".nuke" / "docker.log").ReadAllText().Trim().Should()
            .Be("build --file Dockerfile --tag example/greeter:1.2.3 --tag example/greeter:latest --build-arg CONFIGURATION=Release .");
        AssemblyVersion().Should().Be("1.2.3.0");

        // In the same checkout, where most of it is compiled.
        trial = _workshop.WithCheck("Good morning").Run<GreeterBuild>("Journalise", "--configuration", "Release");

        trial.ExitCode.Should().Be(1, trial.Output);
        trial.Output.Should().MatchRegex("Check +Failed").And.Contain("code 7").And.Contain("After change failed Check");
    }

    [Fact]
    public void A_part_without_projects_checks_none()
    {
        var trial = _workshop.Run<GreeterBuild>("Check", "--skip", "Compile", "Restore", "--partition", "2/2");

        trial.ExitCode.Should().Be(0, trial.Output);
        trial.Output.Should().NotContain("Checking");
    }

    [Fact]
    public void On_another_branch_nothing_is_published_and_the_plan_says_why()
    {
        var trial = _workshop.OnBranch("feature/wave").With("NuGetApiKey", "key")
            .Run<GreeterBuild>("Publish", "--configuration", "Release", "--plan");

        trial.ExitCode.Should().Be(0, trial.Output);
        trial.Output.Should().Contain("GitRepository.IsOnMainBranch() || GitRepository.IsOnReleaseBranch()");
    }

    [Fact]
    public void What_a_target_requires_is_asked_for_before_anything_runs()
    {
        var trial = _workshop.Run<GreeterBuild>("Publish", "--configuration", "Release");

        trial.ExitCode.Should().Be(2, trial.Output);
        trial.Output.Should().Contain("NuGetApiKey").And.NotContain("dotnet restore");
    }

    [Fact]
    public void A_build_of_components_has_their_targets_with_its_own_settings()
    {
        var feed = (_workshop.Root / "feed").CreateDirectory();

        var trial = _workshop.With("DescribePrefix", "Packed").With("NuGetSource", feed).With("NuGetApiKey", "key-of-the-feed")
            .Run<ComponentsLibraryBuild>("Publish", "Describe");

        trial.ExitCode.Should().Be(0, trial.Output);
        trial.Succeeded.Should().BeEquivalentTo("Restore", "Compile", "Test", "Pack", "Publish", "Describe");
        _workshop.Files("feed").Should().Equal("Greeter.1.2.3.nupkg");
        trial.Output.Should().Contain("// Version: 1.2.3").And.NotContain("key-of-the-feed");
        AssemblyVersion().Should().Be("1.2.3.0");
        trial.Output.Should().Contain("-property:TreatWarningsAsErrors=true").And.Contain("example/greeter").And.Contain("Packed Greeter and Greeter.Checks");
    }

    string? AssemblyVersion()
    {
        var directory = _workshop.Root / "artifacts" / "unpacked";
        ZipFile.ExtractToDirectory(_workshop.Root / "feed" / "Greeter.1.2.3.nupkg", directory);
        return FileVersionInfo.GetVersionInfo(directory / "lib" / "net10.0" / "Greeter.dll").FileVersion;
    }
}
