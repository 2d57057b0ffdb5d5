using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Codecov;
using Nuke.Common.Tools.MSBuild;
using Nuke.Common.Tools.Xunit;

namespace Nuke.Common.Tests.Tooling;

/// <summary>Where tools are that no package and no path alone tells.</summary>
[Collection(nameof(NuGetToolPathResolver))]
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

    AbsolutePath Executable(string name) => (_root / name).WriteAllText("");
}
