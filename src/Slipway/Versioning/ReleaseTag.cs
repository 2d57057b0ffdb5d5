using Serilog;

namespace Slipway.Versioning;

/// <summary>The annotated tag of a release, here and at <c>origin</c>. It is made once and never moved.</summary>
internal sealed record ReleaseTag(string Root, ILogger Log)
{
    private Git Git => new(Root);

    public async Task EnsureAsync(VersionTag version, string commit, CancellationToken cancellationToken)
    {
        var tag = $"v{version}";
        EnsureSame(tag, "origin", await RemoteAsync(tag, cancellationToken), commit);
        var here = await Git.AskAsync(["rev-parse", "--quiet", "--verify", $"refs/tags/{tag}^{{commit}}"], cancellationToken);
        EnsureSame(tag, Root, here.Succeeded ? here.Output.Trim() : null, commit);
        if (!here.Succeeded)
            await MakeAsync(tag, version, commit, cancellationToken);
        await PushAsync(tag, commit, isNew: !here.Succeeded, cancellationToken);
    }

    private async Task MakeAsync(string tag, VersionTag version, string commit, CancellationToken cancellationToken)
    {
        (await Git.SignAsync(["tag", "--annotate", tag, "--message", $"Release {version}", commit], cancellationToken)).EnsureSucceeded($"the tag {tag}", Root);
        Log.Information("Tagged {Commit:l} as {Tag:l}", commit[..7], tag);
    }

    // Two releases at once: the server takes the first tag and refuses the second, because nothing is forced.
    private async Task PushAsync(string tag, string commit, bool isNew, CancellationToken cancellationToken)
    {
        if (await RemoteAsync(tag, cancellationToken) == commit)
            return;
        var answer = await Git.AskAsync(["push", "--quiet", "origin", $"refs/tags/{tag}"], cancellationToken);
        if (answer.Succeeded)
        {
            Log.Information("Pushed {Tag:l}", tag);
            return;
        }

        var there = await RemoteAsync(tag, cancellationToken);
        if (there is not null && there != commit && isNew)
            await Git.AskAsync(["tag", "--delete", tag], cancellationToken);
        EnsureSame(tag, "origin", there, commit);
        if (there is null)
            throw new SlipwayException($"{tag} could not be pushed to origin: {answer.Error}", "./build.sh Release again, when origin can be written to");
    }

    private async Task<string?> RemoteAsync(string tag, CancellationToken cancellationToken)
    {
        var answer = await Git.AskAsync(["ls-remote", "origin", $"refs/tags/{tag}", $"refs/tags/{tag}^{{}}"], cancellationToken);
        if (!answer.Succeeded)
            throw new SlipwayException($"origin cannot be asked for {tag}: {answer.Error}", "git remote --verbose");

        // The line of the annotated tag's commit comes after that of the tag itself.
        return answer.Lines.LastOrDefault(line => line.Length > 0)?.Split('\t')[0];
    }

    private static void EnsureSame(string tag, string place, string? found, string commit)
    {
        if (found is not null && found != commit)
            throw new InvalidInputException(
                $"{tag} in {place} names commit {found[..7]}, not {commit[..7]}; a tag is never moved", "git fetch --tags, then release the commit that comes after it");
    }
}
