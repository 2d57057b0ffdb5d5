using System.Collections.Immutable;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Slipway;
using Slipway.GitHub.Releases;
using Slipway.Versioning;

/// <summary>Commit messages, changelog, release.</summary>
partial class Build
{
    [Parameter("Commits that CommitCheck looks at, as git log takes them; default: what the event on GitHub brought, else since the branch left develop or master")]
    readonly string? CommitRange;

    [Parameter("CommitCheck: file with one message to check instead of commits")]
    readonly AbsolutePath? MessageFile;

    Target Setup => _ => _
        .Description("Install the git hook that checks commit messages")
        .Executes(InstallHook);

    Target CommitCheck => _ => _
        .Description("Reject commit messages that are not Conventional Commits, and say why")
        .Executes(CheckCommits);

    Target Changelog => _ => _
        .Description("Write CHANGELOG.md from the commits; with --dry-run only check that no release is missing in it")
        .Executes(WriteChangelog);

    Target Release => _ => _
        .Description("Tag the commit of master, write its changelog and publish the release on GitHub, once")
        .After(DeployProduction)
        .Executes(PublishRelease);

    Task InstallHook() => WithExitCode(async () =>
    {
        if (DryRun)
        {
            Log.Information("Would install the commit-msg hook");
            return;
        }

        var (file, changed) = await CommitHook.InstallAsync(RootDirectory);
        Log.Information(changed ? "Installed {File}" : "{File} is there already", file);
    });

    Task CheckCommits() => WithExitCode(async () =>
    {
        var (count, bad) = MessageFile is { } file
            ? (1, ImmutableArray.CreateRange(OfFile(file)))
            : CommitRange is null && Pushed is { } push
                ? await new CommitCheck(RootDirectory).PushAsync(push, Cancelled)
                : await new CommitCheck(RootDirectory).RangeAsync(CommitRange ?? RequestedRange, Cancelled);
        ReportSummary(_ => _.AddPair("Checked", count.ToString()).AddPair("Bad", bad.Length.ToString()));
        foreach (var commit in bad)
            Log.Error("{Commit:l} {Subject:l}\n  {Problem:l}", commit.Commit, commit.Subject, commit.Problem);
        if (!bad.IsEmpty)
            throw new SlipwayException(
                $"{bad.Length} of {count} commit messages cannot be accepted.\n{Slipway.Versioning.CommitCheck.Shape}", "git rebase --interactive, and reword them");
    });

    static IEnumerable<BadCommit> OfFile(AbsolutePath file) => file.FileExists()
        ? new[] { Slipway.Versioning.CommitCheck.Message(file.Name, file.ReadAllText()) }.OfType<BadCommit>()
        : throw new InvalidInputException($"--message-file {file} does not exist");

    /// <summary>On GitHub a pull request's commits since its base.</summary>
    static string? RequestedRange => GitHubActions.Instance?.BaseRef is { Length: > 0 } target ? $"origin/{target}..HEAD" : null;

    /// <summary>On GitHub what was pushed, as the event says it.</summary>
    static PushEvent? Pushed => GitHubActions.Instance is { EventName: "push" } run && File.Exists(run.EventPath)
        ? PushEvent.Parse(File.ReadAllText(run.EventPath))
        : null;

    Task WriteChangelog() => WithExitCode(async () =>
    {
        var file = new ChangelogFile(RootDirectory);
        if (!DryRun)
        {
            Log.Information(await file.WriteAsync(await file.CurrentAsync(Cancelled), Cancelled) ? "Wrote {File}" : "{File} is current", file.Path);
            return;
        }

        // What is not released yet may lag behind: a file that every commit must change is a file that every merge fights over.
        var last = (await ReleaseHistory.ReadAsync(RootDirectory, "HEAD", Cancelled)).Previous;
        if (last is not null && (await file.ReadAsync(Cancelled)).NotesOf(last.ToString()) is null)
            throw new SlipwayException($"{file.Path} has no section for {last}", "./build.sh Changelog");
        Log.Information("{File} has every section that it needs", file.Path);
    });

    Task PublishRelease() => WithExitCode(async () =>
    {
        if (DryRun)
        {
            var source = await SourceVersion.ReadAsync(RootDirectory, BranchOnCi, Cancelled);
            Log.Information("Would release {Version} from {Commit}", source.Release.ToString(), source.Commit);
            Log.Information("{Notes:l}", (await ReleaseHistory.ReadAsync(RootDirectory, "HEAD", Cancelled)).Describe($"v{source.Release}"));
            return;
        }

        // Opened first: without a token nothing is tagged.
        var publisher = new GitHubReleases(await RepositoryAsync());
        var (tag, address) = await new ReleaseProcess(RootDirectory, publisher, Log.Logger).RunAsync(BranchOnCi, Cancelled);
        ReportSummary(_ => _.AddPair("Release", address ?? $"{tag}, published before"));
    });
}
