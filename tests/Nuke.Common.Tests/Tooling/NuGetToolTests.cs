using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Tooling;

public sealed class NuGetToolTests : IDisposable
{
    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("packages-").FullName);

    public NuGetToolTests()
    {
        Package("referenced/1.0.0/tools/net8.0/any/tool.dll");
        Package("referenced/1.0.0/tools/net6.0/any/tool.dll");
        Package("downloaded/2.0.0/tools/x.exe");
        NuGetToolPathResolver.NuGetAssetsConfigFile = (_root / "project.assets.json").WriteAllText($$"""
            {
              "packageFolders": { "{{_root}}/": {} },
              "libraries": { "Referenced/1.0.0": { "type": "package" }, "Other/1.0.0": { "type": "project" } },
              "project": { "frameworks": { "net10.0": { "downloadDependencies": [ { "name": "Downloaded", "version": "[2.0.0, 2.0.0]" } ] } } }
            }
            """);
    }

    [Fact]
    public void The_highest_framework_of_a_referenced_package_is_taken() =>
        Found("Referenced", "tool.exe|tool.dll").Should().Be("referenced/1.0.0/tools/net8.0/any/tool.dll");

    [Fact]
    public void A_framework_that_is_asked_for_is_taken() =>
        Found("Referenced", "tool.dll", "net6.0").Should().Be("referenced/1.0.0/tools/net6.0/any/tool.dll");

    [Fact]
    public void A_package_may_be_only_downloaded() =>
        Found("Downloaded", "x.exe").Should().Be("downloaded/2.0.0/tools/x.exe");

    [Fact]
    public void A_package_that_is_not_there_is_an_error_that_says_what_to_add() =>
        ((Action)(() => Found("Absent", "x.exe"))).Should()
            .Throw<Exception>().WithMessage("*'Absent' is not restored*<PackageDownload Include=\"Absent\" Version=\"[VERSION]\" />*");

    [Fact]
    public void An_executable_that_is_not_in_the_package_is_an_error() =>
        ((Action)(() => Found("Downloaded", "y.exe|y.dll"))).Should().Throw<Exception>().WithMessage("*downloaded/2.0.0 has no y.exe, y.dll*");

    public void Dispose()
    {
        NuGetToolPathResolver.NuGetAssetsConfigFile = null;
        _root.DeleteDirectory();
    }

    void Package(string file) => (_root / file).WriteAllText("");

    string Found(string id, string executable, string? framework = null) =>
        Path.GetRelativePath(_root, NuGetToolPathResolver.GetPackageExecutable(id, executable, framework: framework));
}
