using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Git;
using Nuke.Common.Tools.MinVer;

namespace Nuke.Common.Tests.Tools;

/// <summary>The real MinVer in a real repository.</summary>
public sealed class MinVerTests : IDisposable
{
    readonly Trial _trial = new();

    public MinVerTests()
    {
        var project = AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => x.GetFiles("*.csproj").Any())!;
        NuGetToolPathResolver.NuGetAssetsConfigFile = project / "obj" / "project.assets.json";
        GitTasks.Git("init -q -b main", _trial.Root, logInvocation: false);
        Commit();
        GitTasks.Git("tag 1.2.3", _trial.Root, logInvocation: false);
    }

    public void Dispose()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = null;
        EnvironmentInfo.RemoveVariable("BUILD_BUILDNUMBER");
        _trial.Dispose();
    }

    [Fact]
    public void A_tagged_commit_has_the_version_of_the_tag() =>
        Versions().Should().Be("1.2.3 1 2 3   1.0.0.0 1.2.3.0");

    [Fact]
    public void A_later_commit_is_a_prerelease_of_the_next_version()
    {
        Commit();

        Versions().Should().Be("1.2.4-alpha.0.1 1 2 4 alpha.0.1  1.0.0.0 1.2.4.0");
    }

    [Fact]
    public void A_build_server_that_numbers_builds_takes_the_version()
    {
        _trial.With("TF_BUILD", "True").Run<MinimalVersionBuild>();

        _trial.Lines.Should().Contain("##vso[build.updatebuildnumber ]1.2.3");
    }

    [Fact]
    public void Parts_of_a_version_with_metadata_are_told_apart() =>
        Parts(new MinVer("2.0.0-rc-1.5+sha.abc")).Should().Be("2.0.0-rc-1.5+sha.abc 2 0 0 rc-1.5 sha.abc 2.0.0.0 2.0.0.0");

    string Versions()
    {
        _trial.Run<MinimalVersionBuild>();
        _trial.ExitCode.Should().Be(0, _trial.Output);
        return _trial.Done[0];
    }

    void Commit() => GitTasks.Git("-c user.name=a -c user.email=a@example.com commit -q --allow-empty -m x", _trial.Root, logInvocation: false);

    internal static string Parts(MinVer x) =>
        $"{x.Version} {x.MinVerMajor} {x.MinVerMinor} {x.MinVerPatch} {x.MinVerPreRelease} {x.MinVerBuildMetadata} {x.AssemblyVersion} {x.FileVersion}";
}

internal sealed class MinimalVersionBuild : NukeBuild
{
    [MinVer(UpdateBuildNumber = true), Required]
    readonly MinVer Version = null!;

    Target Default => _ => _.Executes(() => Journal.Note(MinVerTests.Parts(Version)));
}
