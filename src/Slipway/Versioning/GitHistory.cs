using System.Collections.Immutable;

namespace Slipway.Versioning;

/// <summary>The nearest version tag and the number of commits since.</summary>
internal sealed record GitHistory(VersionTag? Tag, int Height)
{
    public static async Task<GitHistory> ReadAsync(Git git, CancellationToken cancellationToken)
    {
        // git's pattern is wider than a semantic version; a tag that only looks like one is left out and git asked again.
        for (ImmutableArray<string> excluded = []; ;)
        {
            var answer = await git.AskAsync(
                ["describe", "--tags", "--long", "--abbrev=40", "--match=v[0-9]*.[0-9]*.[0-9]*", .. excluded, "HEAD"], cancellationToken);
            if (!answer.Succeeded)
                return new GitHistory(null, await HeightAsync(git, cancellationToken));

            // v1.2.3-4-g<hash>: the tag may contain dashes, the two last parts cannot.
            var parts = answer.Output.Trim().Split('-');
            var tag = string.Join('-', parts[..^2]);
            if (VersionTag.TryParse(tag) is { } version)
                return new GitHistory(version, int.Parse(parts[^2]));
            excluded = excluded.Add($"--exclude={tag}");
        }
    }

    private static async Task<int> HeightAsync(Git git, CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(["rev-list", "--count", "HEAD"], cancellationToken);
        return answer.Succeeded ? int.Parse(answer.Output) : 0;
    }
}
