using Nuke.Common;
using Nuke.Common.ChangeLog;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Tools.GitHub;
using Nuke.Common.Utilities;
using Octokit;
using Serilog;

namespace Nuke.Components;

/// <summary>Publishes a release on GitHub, with the notes of the changelog.</summary>
[ParameterPrefix(GitHubRelease)]
public interface ICreateGitHubRelease : IHazGitRepository, IHazChangelog
{
    /// <summary>What the names of the parameters start with.</summary>
    public const string GitHubRelease = nameof(GitHubRelease);

    /// <summary>The token; on GitHub Actions the workflow's own when none is given.</summary>
    [Parameter]
    [Secret]
    string GitHubToken => TryGetValue(() => GitHubToken) ?? GitHubActions.Instance?.Token!;

    /// <summary>The title of the release, which is also its tag.</summary>
    string Name { get; }

    /// <summary>Whether it is marked as one that is not for everybody.</summary>
    bool Prerelease => false;

    /// <summary>Whether only those see it who may publish it.</summary>
    bool Draft => false;

    /// <summary>The files to attach.</summary>
    IEnumerable<AbsolutePath> AssetFiles { get; }

    /// <summary>Publishes. A release of that name which is there already gets the files that it lacks.</summary>
    Target CreateGitHubRelease => _ => _
        .Requires(() => GitHubToken)
        .Executes(async () =>
        {
            GitHubTasks.GitHubClient.Credentials = new Credentials(GitHubToken.NotNull());
            var release = await GetOrCreate().ConfigureAwait(false);
            foreach (var file in AssetFiles)
                await Attach(release, file).ConfigureAwait(false);
        });

    private async Task<Release> GetOrCreate()
    {
        var releases = GitHubTasks.GitHubClient.Repository.Release;
        var (owner, name) = (GitRepository.GetGitHubOwner(), GitRepository.GetGitHubName());
        try
        {
            return await releases.Get(owner, name, Name).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
            return await releases.Create(owner, name, new NewRelease(Name)
            {
                Name = Name,
                Prerelease = Prerelease,
                Draft = Draft,
                Body = ChangelogTasks.ExtractChangelogSectionNotes(ChangelogFile).JoinNewLine(),
            }).ConfigureAwait(false);
        }
    }

    private static async Task Attach(Release release, AbsolutePath file)
    {
        if (release.Assets?.Any(x => x.Name == file.Name) == true)
        {
            Log.Information("Release '{Release:l}' has '{File:l}' already", release.Name, file.Name);
            return;
        }

        var content = File.OpenRead(file);
        await using var _ = content.ConfigureAwait(false);
        await GitHubTasks.GitHubClient.Repository.Release
            .UploadAsset(release, new ReleaseAssetUpload(file.Name, "application/octet-stream", content, timeout: null)).ConfigureAwait(false);
    }
}
