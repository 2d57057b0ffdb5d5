#pragma warning disable CA1812, CA1822, IDE0051, CS0649 // Created and filled by the engine.
using NuGet.Versioning;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.GitHub;
using Nuke.Common.Utilities.Collections;
using Octokit;

namespace Nuke.Common.Tests.Tooling;

/// <summary>Versions from feeds: NuGet's third protocol, npm's registry and GitHub's API, each served on loopback.</summary>
public sealed class LatestVersionTests : IDisposable
{
    const string Npm = "npm_config_registry";
    const string Tries = "NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT";

    readonly Trial _trial = new();
    readonly LoopbackServer _server = new();
    readonly GitHubClient _client = GitHubTasks.GitHubClient;
    readonly string? _registry = Environment.GetEnvironmentVariable(Npm);

    public LatestVersionTests()
    {
        Configure($"""<add key="here" value="{_server.Address}v3/index.json" allowInsecureConnections="true" />""");
        _server
            .With("GET /v3/index.json", $$"""
                {"version":"3.0.0","resources":[{"@id":"{{_server.Address}}registration/","@type":"RegistrationsBaseUrl/3.6.0"}]}
                """)
            .With("GET /registration/tea/index.json", $$"""{"items":[{"items":[{{Versions(
                ("1.2.0", true), ("1.10.0", true), ("1.11.0", false), ("2.0.0-beta.1", true))}}],"lower":"1.2.0","upper":"2.0.0-beta.1"}]}""");
        GitHubTasks.GitHubClient = new GitHubClient(new ProductHeaderValue("tests"), _server.Address);
        Environment.SetEnvironmentVariable(Npm, null);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Npm, _registry);
        Environment.SetEnvironmentVariable(Tries, null);
        GitHubTasks.GitHubClient = _client;
        _server.Dispose();
        _trial.Dispose();
    }

    [Fact]
    public void The_latest_version_of_a_package_is_the_highest_listed_one_of_the_configured_feeds()
    {
        _trial.Run<TeaBuild>();

        _trial.ExitCode.Should().Be(0, _trial.Output);
        _trial.Done.Should().Equal("1.10.0", "2.0.0-beta.1", "1.11.0");
    }

    [Fact]
    public void A_feed_may_be_a_directory_and_the_highest_of_all_feeds_counts()
    {
        var folder = (_trial.Root / "feed").CreateDirectory();
        Package(folder, "tea", "1.12.0");
        Configure(
            $"""<add key="here" value="{_server.Address}v3/index.json" allowInsecureConnections="true" />""",
            $"""<add key="folder" value="{folder}" />""");

        _trial.Run<TeaBuild>();

        _trial.Done.Should().Equal("1.12.0", "2.0.0-beta.1", "1.12.0");
    }

    [Fact]
    public void A_package_that_no_feed_has_is_a_warning_and_where_it_is_required_an_error()
    {
        _trial.Run<CoffeeBuild>();

        _trial.ExitCode.Should().Be(2, _trial.Output);
        _trial.Output.Should().Contain("No package source has a stable version of 'coffee'");
    }

    [Fact]
    public void A_feed_that_does_not_answer_is_named()
    {
        Environment.SetEnvironmentVariable(Tries, "1");
        _server.Dispose();

        _trial.Run<CoffeeBuild>();

        _trial.Output.Should().Contain($"{_server.Address}v3/index.json");
    }

    [Fact]
    public void Without_a_feed_the_message_says_how_to_add_one()
    {
        Configure();

        _trial.Run<TeaBuild>();

        _trial.Output.Should().Contain("No package source is configured for 'tea'").And.Contain("dotnet nuget add source");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_latest_version_of_npm_is_the_one_that_the_configured_registry_calls_so(bool isInFile)
    {
        var address = $"{_server.Address}npm/";
        if (isInFile)
            (_trial.Root / ".npmrc").WriteAllText($"# ours\nregistry = {address}\n");
        else
            Environment.SetEnvironmentVariable(Npm, address);
        _server.With("GET /npm/@tea%2Fgreen", """{"dist-tags":{"latest":"3.1.0","next":"4.0.0-rc"}}""");

        _trial.Run<GreenTeaBuild>();

        _trial.Done.Should().Equal("3.1.0");
    }

    [Fact]
    public void The_latest_release_on_GitHub_is_the_highest_version_and_no_draft()
    {
        _server.With("GET /api/v3/repos/owner/tea/releases", """
            [
              {"tag_name":"v9.0.0","name":"9.0.0","draft":true},
              {"tag_name":"v1.9.0","name":"Tea 1.9.0"},
              {"tag_name":"v2.1.0-rc","name":"Tea 2.1.0-rc"},
              {"tag_name":"v1.10.0","name":"The summer release"},
              {"tag_name":"nightly","name":null}
            ]
            """);

        _trial.Run<ReleasedTeaBuild>();

        _trial.ExitCode.Should().Be(0, _trial.Output);
        _trial.Done.Should().Equal("1.9.0", "1.10.0", "2.1.0-rc", "2.1.0-rc 1.9.0");
    }

    void Configure(params string[] sources) => (_trial.Root / "nuget.config").WriteAllText($"""
        <configuration>
          <packageSources><clear />{string.Concat(sources)}</packageSources>
          <packageSourceMapping><clear /></packageSourceMapping>
        </configuration>
        """);

    string Versions(params (string Version, bool IsListed)[] versions) => string.Join(',', versions.Select(x => $$"""
        {
          "@id":"{{_server.Address}}registration/tea/{{x.Version}}.json",
          "catalogEntry":{"@id":"{{_server.Address}}catalog/{{x.Version}}.json","id":"tea","version":"{{x.Version}}","listed":{{(x.IsListed ? "true" : "false")}}},
          "packageContent":"{{_server.Address}}tea.{{x.Version}}.nupkg"
        }
        """));

    static void Package(AbsolutePath folder, string id, string version)
    {
        var builder = new NuGet.Packaging.PackageBuilder { Id = id, Version = NuGetVersion.Parse(version), Description = "A package." };
        builder.Authors.Add("tests");
        builder.DependencyGroups.Add(new NuGet.Packaging.PackageDependencyGroup(NuGet.Frameworks.NuGetFramework.AnyFramework, [new NuGet.Packaging.Core.PackageDependency("water")]));
        using var file = File.Create(folder / $"{id}.{version}.nupkg");
        builder.Save(file);
    }

    sealed class TeaBuild : NukeBuild
    {
        [LatestNuGetVersion("tea")]
        readonly string Stable = null!;

        [LatestNuGetVersion("tea", IncludePrerelease = true)]
        readonly NuGetVersion Newest = null!;

        [LatestNuGetVersion("tea", IncludeUnlisted = true)]
        readonly string Hidden = null!;

        Target Default => _ => _.Executes(() => new[] { Stable, Newest?.ToString(), Hidden }.ForEach(x => Journal.Note(x ?? "none")));
    }

    sealed class CoffeeBuild : NukeBuild
    {
        [LatestNuGetVersion("coffee")]
        readonly string Coffee = null!;

        Target Default => _ => _.Requires(() => Coffee).Executes(() => Journal.Note(Coffee));
    }

    sealed class GreenTeaBuild : NukeBuild
    {
        [LatestNpmVersion("@tea/green")]
        readonly SemanticVersion Version = null!;

        Target Default => _ => _.Executes(() => Journal.Note(Version.ToString()));
    }

    sealed class ReleasedTeaBuild : NukeBuild
    {
        [LatestGitHubRelease("owner/tea")]
        readonly string Named = null!;

        [LatestGitHubRelease("owner/tea", UseTagName = true)]
        readonly NuGetVersion Tagged = null!;

        [LatestGitHubRelease("owner/tea", IncludePrerelease = true)]
        readonly string Newest = null!;

        [LatestGitHubRelease("owner/tea")]
        readonly NuGetVersion[] All = null!;

        Target Default => _ => _.Executes(() =>
            new[] { Named, Tagged.ToString(), Newest, string.Join(' ', All.Select(x => x.ToString())) }.ForEach(Journal.Note));
    }
}
