#pragma warning disable CA1812 // Created by the engine.
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tests;
using Nuke.Common.Tools.GitHub;
using Octokit;

namespace Nuke.Components.Tests;

/// <summary>Octokit's own client against loopback.</summary>
public sealed class GitHubReleaseTests : IDisposable
{
    const string Releases = "/api/v3/repos/example/shop/releases";

    readonly Library _library = new();
    readonly LoopbackServer _server = new();
    readonly GitHubClient _client = GitHubTasks.GitHubClient;

    public GitHubReleaseTests()
    {
        GitHubTasks.GitHubClient = new GitHubClient(new ProductHeaderValue("tests"), _server.Address);
        (_library.Root / "shop.zip").WriteAllText("files");
        _server.With("POST /upload", """{"id":1,"name":"shop.zip"}""", 201);
    }

    string Release(string assets) =>
        $$"""{"id":7,"name":"1.1.0","tag_name":"1.1.0","upload_url":"{{_server.Address}}upload{?name,label}","assets":[{{assets}}]}""";

    public void Dispose()
    {
        GitHubTasks.GitHubClient = _client;
        _server.Dispose();
        _library.Dispose();
    }

    [Fact]
    public void A_release_has_the_notes_of_the_changelog_and_its_files()
    {
        _server.With($"POST {Releases}", Release(""), 201);

        var (exitCode, output) = Run("t0ken");

        exitCode.Should().Be(0, output);
        _server.Requests.Should().Equal($"GET {Releases}/tags/1.1.0", $"POST {Releases}", "POST /upload?name=shop.zip");
        _server.Bodies.ElementAt(1).Should().Contain("1.1.0").And.Contain("Sells, and buys");
        _server.Bodies.Last().Trim().Should().Be("files");
        _server.Headers["Authorization"].Should().Contain("t0ken");
        output.Should().NotContain("t0ken");
    }

    [Fact]
    public void A_release_that_is_there_gets_the_files_that_it_lacks()
    {
        _server.With($"GET {Releases}/tags/1.1.0", Release(""));

        Run("t0ken").ExitCode.Should().Be(0);

        _server.Requests.Should().Equal($"GET {Releases}/tags/1.1.0", "POST /upload?name=shop.zip");
    }

    [Fact]
    public void A_release_that_is_complete_is_left_as_it_is()
    {
        _server.With($"GET {Releases}/tags/1.1.0", Release("""{"id":1,"name":"shop.zip"}"""));

        var (exitCode, output) = Run("t0ken");

        exitCode.Should().Be(0, output);
        output.Should().Contain("has 'shop.zip' already");
        _server.Requests.Should().Equal($"GET {Releases}/tags/1.1.0");
    }

    [Fact]
    public void Without_a_token_nothing_is_asked_of_GitHub()
    {
        var (exitCode, output) = Run(token: null);

        exitCode.Should().Be(2, output);
        output.Should().Contain("GitHubReleaseGitHubToken");
        _server.Requests.Should().BeEmpty();
    }

    (int ExitCode, string Output) Run(string? token) => _library.Run<ReleaseBuild>(
        ["CreateGitHubRelease"],
        token == null ? null : new Dictionary<string, string> { ["GITHUB_RELEASE_GITHUB_TOKEN"] = token });
}

internal sealed class ReleaseBuild : NukeBuild, ICreateGitHubRelease
{
    public string Name => "1.1.0";

    public IEnumerable<AbsolutePath> AssetFiles => [RootDirectory / "shop.zip"];
}
