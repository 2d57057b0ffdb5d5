using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Tooling;

public sealed class NpmToolTests : IDisposable
{
    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("modules-").FullName);

    public NpmToolTests()
    {
        (_root / "node_modules" / "greeter" / "package.json").WriteAllText("""{ "name": "greeter", "version": "1.2.0" }""");
        var tool = (_root / "node_modules" / ".bin" / "greet").WriteAllText("#!/bin/sh\necho hello \"$1\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        NpmToolPathResolver.NpmPackageJsonFile = _root / "web" / "package.json";
    }

    public void Dispose()
    {
        NpmToolPathResolver.NpmPackageJsonFile = null;
        _root.DeleteDirectory();
    }

    [Fact]
    public void A_tool_of_an_installed_package_runs_also_from_a_workspace_below() =>
        Tool("greeter", "greet")("you").StdToText().Should().Be("hello you");

    [Fact]
    public void An_executable_that_no_package_has_is_an_error_that_says_where_to_add_it() =>
        FluentActions.Invoking(() => Tool("greeter", "wave")).Should().Throw<Exception>().WithMessage($"*'wave'*npm ci --prefix {_root / "web"}*");

    [Theory]
    [InlineData("greeter", null)]
    [InlineData("greeter", "1.2.0")]
    public void A_package_that_is_required_is_there(string id, string? version) => Missing(id, version).Should().BeNull();

    [Theory]
    [InlineData("greeter", "2.0.0", "*'greeter@2.0.0', not 1.2.0*npm install*")]
    [InlineData("absent", null, "*'absent'. Run npm install*")]
    public void A_package_that_is_missing_is_an_error_that_says_how_to_install_it(string id, string? version, string message) =>
        Missing(id, version).Should().Match(message);

    static string? Missing(string id, string? version) =>
        new NpmPackageAttribute(id) { Version = version }.GetRequirement(typeof(NpmToolTests)).Missing("Target 'Test'");

    static Tool Tool(string package, string executable) =>
        (Tool)new NpmPackageAttribute(package, executable).GetValue(typeof(NpmToolTests), new object());
}
