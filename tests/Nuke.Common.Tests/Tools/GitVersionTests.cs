using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Git;
using Nuke.Common.Tools.GitVersion;

namespace Nuke.Common.Tests.Tools;

/// <summary>The real GitVersion in a real repository.</summary>
public sealed class GitVersionTests : IDisposable
{
    readonly Trial _trial = new();

    public GitVersionTests()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = TestProject() / "obj" / "project.assets.json";
        GitTasks.Git("init -q -b main", _trial.Root, logInvocation: false);
        GitTasks.Git("-c user.name=a -c user.email=a@example.com commit -q --allow-empty -m first", _trial.Root, logInvocation: false);
        GitTasks.Git("tag 1.2.3", _trial.Root, logInvocation: false);
    }

    [Fact]
    public void A_tagged_commit_has_the_version_of_the_tag()
    {
        _trial.Run<VersionedBuild>();

        _trial.ExitCode.Should().Be(0, _trial.Output);
        var sha = GitTasks.GitCurrentCommit(_trial.Root);
        _trial.Done.Should().Equal($"1.2.3 1.2.3 1.2.3.0 1.2.3 {sha} main");
    }

    [Fact]
    public void A_build_server_that_numbers_builds_takes_the_version()
    {
        _trial.With("TF_BUILD", "True").Run<VersionedBuild>();

        _trial.Lines.Should().Contain("##vso[build.updatebuildnumber ]1.2.3");
    }

    [Fact]
    public void A_package_that_is_missing_is_an_error_that_says_what_to_add()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = (_trial.Root / "project.assets.json").WriteAllText("{}");

        _trial.Run<VersionedBuild>();

        _trial.ExitCode.Should().NotBe(0);
        _trial.Output.Should().Contain("<PackageDownload Include=\"GitVersion.Tool\"");
    }

    public void Dispose()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = null;
        EnvironmentInfo.RemoveVariable("BUILD_BUILDNUMBER");
        _trial.Dispose();
    }

    static AbsolutePath TestProject() =>
        AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => x.GetFiles("*.csproj").Any())!;
}

internal sealed class VersionedBuild : NukeBuild
{
    [GitVersion(NoFetch = true), Required]
    readonly GitVersion Version = null!;

    Target Default => _ => _.Executes(() => Journal.Note(
        $"{Version.MajorMinorPatch} {Version.SemVer} {Version.AssemblySemVer} {Version.NuGetVersionV2} {Version.Sha} {Version.BranchName}"));
}
