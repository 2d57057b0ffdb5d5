#pragma warning disable CA1812, CA1822, IDE0051, CS0649 // Builds are created and filled by the engine.
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Codecov;
using Nuke.Common.Tools.MSBuild;
using Nuke.Common.Tools.Xunit;

namespace Nuke.Common.Tests.Tooling;

/// <summary>Where tools are that no package and no path alone tells.</summary>
public sealed class ToolPathTests : IDisposable
{
    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("tools-").FullName);

    public ToolPathTests() => NuGetToolPathResolver.NuGetAssetsConfigFile = (_root / "project.assets.json").WriteAllText($$"""
        {
          "packageFolders": { "{{_root}}/": {} },
          "libraries": { "xunit.runner.console/2.4.1": { "type": "package" }, "CodecovUploader/0.8.0": { "type": "package" } }
        }
        """);

    public void Dispose()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = null;
        NuGetToolPathResolver.EmbeddedPackagesDirectory = null;
        Environment.SetEnvironmentVariable("MSBUILD_EXE", null);
        _root.DeleteDirectory();
    }

    [Fact]
    public void The_console_of_xunit_is_the_one_of_its_package()
    {
        Executable("xunit.runner.console/2.4.1/tools/net472/xunit.console.exe");

        XunitTasks.XunitPath.Should().EndWith("xunit.console.exe");
    }

    [Fact]
    public void The_uploader_of_Codecov_is_the_one_for_this_system()
    {
        foreach (var name in new[] { "codecov.exe", "codecov-macos", "codecov-linux" })
            Executable($"codecovuploader/0.8.0/tools/{name}");

        CodecovTasks.CodecovPath.Should().EndWith(OperatingSystem.IsWindows() ? "codecov.exe" : OperatingSystem.IsMacOS() ? "codecov-macos" : "codecov-linux");
    }

    [Fact]
    public void The_MSBuild_that_a_variable_names_is_taken()
    {
        var path = Executable("msbuild");
        Environment.SetEnvironmentVariable("MSBUILD_EXE", path);

        MSBuildTasks.MSBuildPath.Should().Be(path);
    }

    [Theory]
    [InlineData(null, null, "Microsoft Visual Studio/2022/Enterprise/MSBuild/Current/Bin/amd64/MSBuild.exe")]
    [InlineData(null, MSBuildPlatform.x86, "Microsoft Visual Studio/2022/Enterprise/MSBuild/Current/Bin/MSBuild.exe")]
    [InlineData(MSBuildVersion.VS2017, null, "Microsoft Visual Studio/2017/Community/MSBuild/15.0/Bin/MSBuild.exe")]
    [InlineData(MSBuildVersion.VS2015, null, "MSBuild/14.0/Bin/amd64/MSBuild.exe")]
    public void The_MSBuild_of_the_newest_Visual_Studio_that_fits_is_taken(MSBuildVersion? version, MSBuildPlatform? platform, string path)
    {
        foreach (var bin in new[]
                 {
                     "Microsoft Visual Studio/2022/Enterprise/MSBuild/Current/Bin", "Microsoft Visual Studio/2022/Enterprise/MSBuild/Current/Bin/amd64",
                     "Microsoft Visual Studio/2017/Community/MSBuild/15.0/Bin", "MSBuild/14.0/Bin/amd64",
                 })
            Executable($"{bin}/MSBuild.exe");

        var found = MSBuildToolPathResolver.Find([_root / "absent", _root], version, platform);

        found.Should().Be(EnvironmentInfo.Is64Bit ? _root / path : found);
    }

    [Fact]
    public void A_Visual_Studio_that_is_not_there_is_none() =>
        MSBuildToolPathResolver.Find([_root], MSBuildVersion.VS2019, platform: null).Should().BeNull();

    [Fact]
    public void Asking_for_a_Visual_Studio_where_none_can_be_is_an_error_that_says_what_to_use()
    {
        if (EnvironmentInfo.IsWin)
            return;

        FluentActions.Invoking(() => MSBuildTasks.MSBuild(_ => _.SetMSBuildVersion(MSBuildVersion.VS2019))).Should()
            .Throw<Exception>().WithMessage("*on Windows only*DotNetMSBuild*");
    }

    [Fact]
    public void A_build_says_where_packages_are_that_come_with_it()
    {
        Executable("embedded/greeter/tools/greet.dll");
        using var trial = new Trial();

        trial.With("EMBEDDED", _root / "embedded").Run<EmbeddingBuild>();

        trial.ExitCode.Should().Be(0, trial.Output);
        trial.Done.Should().Equal("greet.dll");
    }

    AbsolutePath Executable(string name) => (_root / name).WriteAllText("");
}

internal sealed class EmbeddingBuild : NukeBuild
{
    [Parameter]
    readonly AbsolutePath Embedded = null!;

    protected internal override string EmbeddedPackagesDirectory => Embedded;

    Target Default => _ => _.Executes(() =>
        Journal.Note(Path.GetFileName(NuGetToolPathResolver.GetPackageExecutable("greeter", "greet.exe|greet.dll"))));
}
