using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Tooling;

/// <summary>Packages in a folder of their own, which a <c>nuget.config</c> names.</summary>
public sealed class NuGetPackageResolverTests : IDisposable
{
    readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("packages-").FullName);
    readonly string? _packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES");

    public NuGetPackageResolverTests()
    {
        // The variable is stronger than any file.
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", null);
        (_root / "nuget.config").WriteAllText("""<configuration><config><add key="globalPackagesFolder" value="cache" /></config></configuration>""");
        Install("Tea", "1.0.0");
        Install("Tea", "1.5.0", dependsOn: "Water");
        Install("Tea", "2.0.0-beta.1");
        Install("Water", "1.0.0");
        Install("Tea.Pot", "7.0.0");
    }

    AbsolutePath Project => _root / "app" / "app.csproj";

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", _packages);
        _root.DeleteDirectory();
    }

    [Theory]
    [InlineData(null, "Tea.2.0.0-beta.1")]
    [InlineData("1.0.0", "Tea.1.0.0")]
    [InlineData("1.*", "Tea.1.5.0")]
    [InlineData("[1.1,2.0)", "Tea.1.5.0")]
    [InlineData("3.0.0", null)]
    public void An_installed_package_is_found_by_version_or_range(string? version, string? found) =>
        NuGetPackageResolver.GetGlobalInstalledPackage("tea", version, Project)?.ToString().Should().Be(found);

    [Fact]
    public void Prereleases_are_left_out_when_they_are_not_wanted() =>
        NuGetPackageResolver.GetGlobalInstalledPackage("Tea", versionRange: null, Project, includePrereleases: false)!.Version.Should().Be(NuGetVersion.Parse("1.5.0"));

    [Fact]
    public void An_installed_package_tells_its_file_its_directory_and_what_it_says_of_itself()
    {
        var package = NuGetPackageResolver.GetGlobalInstalledPackage("Water", version: null, Project)!;

        package.File.Should().Be(_root / "cache/water/1.0.0/water.1.0.0.nupkg");
        package.Directory.Should().Be(_root / "cache/water/1.0.0");
        package.Metadata.GetDescription().Should().Be("About Water.");
    }

    [Fact]
    public void The_packages_of_a_project_are_those_it_names_and_their_dependencies()
    {
        Project.WriteAllText("""
            <Project>
              <ItemGroup>
                <PackageReference Include="Tea" Version="1.5.0" />
                <PackageDownload Include="Tea.Pot"><Version>[7.0.0]</Version></PackageDownload>
                <PackageReference Include="Absent" Version="1.0.0" />
              </ItemGroup>
            </Project>
            """);

        Local(Project).Should().Equal("Tea.1.5.0", "Tea.Pot.7.0.0", "Water.1.0.0");
        Local(Project, resolveDependencies: false).Should().Equal("Tea.1.5.0", "Tea.Pot.7.0.0");
        NuGetPackageResolver.GetLocalInstalledPackage("water", Project)!.ToString().Should().Be("Water.1.0.0");
        NuGetPackageResolver.GetLocalInstalledPackage("water", Project, resolveDependencies: false).Should().BeNull();
    }

    [Fact]
    public void The_packages_of_the_assets_file_are_those_that_were_restored()
    {
        var assets = (_root / "app" / "obj" / "project.assets.json").WriteAllText("""
            {
              "libraries": { "Tea/1.5.0": { "type": "package" }, "Water/1.0.0": { "type": "package" }, "Own/1.0.0": { "type": "project" } },
              "project": { "frameworks": { "net10.0": {
                "dependencies": { "Tea": { "target": "Package" } },
                "downloadDependencies": [ { "name": "Tea.Pot", "version": "[7.0.0, 7.0.0]" } ]
              } } }
            }
            """);

        Local(assets).Should().Equal("Tea.1.5.0", "Tea.Pot.7.0.0", "Water.1.0.0");
        Local(assets, resolveDependencies: false).Should().Equal("Tea.1.5.0", "Tea.Pot.7.0.0");
        NuGetPackageResolver.GetLocalInstalledPackages(assets, preFilter: x => x.Version == "1.0.0").Should().ContainSingle();
    }

    [Fact]
    public void A_packages_config_has_its_packages_beside_the_solution()
    {
        (_root / "old" / "Old.sln").WriteAllText("");
        var config = (_root / "old" / "src" / "packages.config").WriteAllText("""<packages><package id="Tea" version="1.0.0" /></packages>""");
        Save("Tea", "1.0.0", _root / "old/packages/Tea.1.0.0/Tea.1.0.0.nupkg");
        Save("Tea.Pot", "1.0.0", _root / "old/packages/Tea.Pot.1.0.0/Tea.Pot.1.0.0.nupkg");

        NuGetPackageResolver.GetPackagesConfigFile(config.Parent).Should().Be(config);
        NuGetPackageResolver.GetLocalInstalledPackages(config).Select(x => x.File).Should().Equal(_root / "old/packages/Tea.1.0.0/Tea.1.0.0.nupkg");
    }

    [Fact]
    public void A_package_in_two_versions_is_an_error_that_names_them()
    {
        Project.WriteAllText("""<Project><ItemGroup><PackageDownload Include="Tea" Version="[1.0.0];[1.5.0]" /></ItemGroup></Project>""");

        FluentActions.Invoking(() => NuGetPackageResolver.GetLocalInstalledPackage("Tea", Project)).Should().Throw<Exception>().WithMessage("*'Tea' in the versions 1.0.0, 1.5.0*");
        NuGetPackageResolver.GetLocalInstalledPackage("Tea", Project, "1.5.0")!.ToString().Should().Be("Tea.1.5.0");
    }

    [Fact]
    public void Tools_are_found_in_the_packages_of_another_project_too()
    {
        Project.WriteAllText("""<Project><ItemGroup><PackageReference Include="Tea.Pot" Version="7.0.0" /></ItemGroup></Project>""");
        (_root / "cache/tea.pot/7.0.0/tools/pour.dll").WriteAllText("");
        NuGetToolPathResolver.NuGetPackagesConfigFile = Project;
        try
        {
            NuGetToolPathResolver.GetPackageExecutable("Tea.Pot", "pour.dll").Should().Be(_root / "cache/tea.pot/7.0.0/tools/pour.dll");
        }
        finally
        {
            NuGetToolPathResolver.NuGetPackagesConfigFile = null;
        }
    }

    static IEnumerable<string> Local(AbsolutePath file, bool resolveDependencies = true) =>
        NuGetPackageResolver.GetLocalInstalledPackages(file, resolveDependencies).Select(x => x.ToString()).Order(StringComparer.Ordinal);

    void Install(string id, string version, string? dependsOn = null)
    {
        var (name, directory) = ($"{id}.{version}".ToLowerInvariant(), _root / "cache" / id.ToLowerInvariant() / version);
        Save(id, version, directory / $"{name}.nupkg", dependsOn);
    }

    static void Save(string id, string version, AbsolutePath path, string? dependsOn = null)
    {
        // A package without any contents has to depend on something.
        var dependencies = new[] { new PackageDependency(dependsOn ?? "Absent", VersionRange.Parse("1.0.0")) };
        var builder = new PackageBuilder { Id = id, Version = NuGetVersion.Parse(version), Description = $"About {id}." };
        builder.Authors.Add("tests");
        builder.DependencyGroups.Add(new PackageDependencyGroup(NuGet.Frameworks.NuGetFramework.AnyFramework, dependencies));
        path.Parent.CreateDirectory();
        using var file = File.Create(path);
        builder.Save(file);
    }
}
