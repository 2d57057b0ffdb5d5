using Serilog;

namespace Slipway.Versioning;

/// <summary>
/// The section of a release in <c>CHANGELOG.md</c>, as a commit on top of <c>develop</c> on a branch of its own: branches that
/// releases come from are protected, and a commit on <c>master</c> would be another release. Nothing in the checkout is changed.
/// </summary>
internal sealed record ReleaseChangelog(string Root, ILogger Log)
{
    /// <summary>The branch that the section is to be merged into.</summary>
    public const string Base = "develop";

    private const string File = "CHANGELOG.md";

    private Git Git => new(Root);

    /// <summary>Writes and pushes the section, unless it is there.</summary>
    /// <returns>The branch to merge; null when <c>develop</c> has the section already, or does not exist.</returns>
    public async Task<string?> EnsureAsync(VersionTag version, CancellationToken cancellationToken)
    {
        if (await RemoteAsync(Base, cancellationToken) is null)
        {
            Log.Warning("origin has no branch {Base:l} that the changelog of {Version:l} could be added to; write it with ./build.sh Changelog", Base, version.ToString());
            return null;
        }

        (await Git.AskAsync(["fetch", "--quiet", "origin", $"refs/heads/{Base}"], cancellationToken)).EnsureSucceeded(Base, "origin");
        var parent = (await Git.AskAsync(["rev-parse", "FETCH_HEAD"], cancellationToken)).EnsureSucceeded(Base, "origin").Output.Trim();
        var before = await Git.AskAsync(["show", $"{parent}:{File}"], cancellationToken);
        var changelog = new Changelog(before.Succeeded ? before.Output.ReplaceLineEndings("\n") : "");
        if (changelog.NotesOf(version.ToString()) is not null)
        {
            Log.Information("{File:l} of {Base:l} has the section of {Version:l} already", File, Base, version.ToString());
            return null;
        }

        var branch = $"changelog/v{version}";
        if (await RemoteAsync(branch, cancellationToken) is null)
            await PushAsync(branch, await CommitAsync(parent, await new ChangelogFile(Root).WithReleaseAsync(changelog, version, cancellationToken), version, cancellationToken), cancellationToken);
        return branch;
    }

    // A commit beside the checkout: the files on disk, the index and the branch stay as they are.
    private async Task<string> CommitAsync(string parent, Changelog changelog, VersionTag version, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("slipway-changelog-");
        try
        {
            var (file, index) = (Path.Combine(folder.FullName, File), Path.Combine(folder.FullName, "index"));
            await System.IO.File.WriteAllTextAsync(file, changelog.Text, cancellationToken);
            var blob = await TellAsync("hash-object", "-w", "--no-filters", file);
            await TellAsync("read-tree", parent);
            await TellAsync("update-index", "--add", "--cacheinfo", $"100644,{blob},{File}");
            var commit = await Git.SignAsync(["commit-tree", "-p", parent, "-m", $"docs: add {version} to the changelog", await TellAsync("write-tree")], cancellationToken);
            return commit.EnsureSucceeded("the changelog's commit", Root).Output.Trim();

            async Task<string> TellAsync(params string[] arguments) =>
                (await Git.AskAsync([.. arguments], cancellationToken, index)).EnsureSucceeded($"the answer to {arguments[0]}", Root).Output.Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task PushAsync(string branch, string commit, CancellationToken cancellationToken)
    {
        var answer = await Git.AskAsync(["push", "--quiet", "origin", $"{commit}:refs/heads/{branch}"], cancellationToken);
        if (answer.Succeeded)
            Log.Information("Pushed {Branch:l}", branch);
        else if (await RemoteAsync(branch, cancellationToken) is null)
            throw new SlipwayException($"{branch} could not be pushed to origin: {answer.Error}", "./build.sh Release again, when origin can be written to");
    }

    private async Task<string?> RemoteAsync(string branch, CancellationToken cancellationToken)
    {
        var answer = await Git.AskAsync(["ls-remote", "origin", $"refs/heads/{branch}"], cancellationToken);
        return answer.Succeeded
            ? answer.Lines.FirstOrDefault(line => line.Length > 0)
            : throw new SlipwayException($"origin cannot be asked for {branch}: {answer.Error}", "git remote --verbose");
    }
}
