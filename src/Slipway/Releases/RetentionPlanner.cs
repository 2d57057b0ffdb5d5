using System.Collections.Immutable;

namespace Slipway.Releases;

/// <summary>Pure: what of the past a server can do without.</summary>
public static class RetentionPlanner
{
    /// <summary>
    /// Keeps what serves, what is in progress and what that would go back to, the last releases that have served, and the last
    /// that never did (for a look at why). Everything else goes, but for what a container uses.
    /// </summary>
    public static RetentionPlan Plan(RetentionFacts facts, RetentionPolicy policy)
    {
        var kept = Kept(facts, policy);
        var files = kept.SelectMany(x => x.Files).Concat(facts.FilesOfContainers).ToHashSet(StringComparer.Ordinal);
        return new RetentionPlan
        {
            Kept = [.. kept.Select(x => x.Id)],
            Releases = [.. facts.Releases.Except(kept).Select(x => x.Id).Order(StringComparer.Ordinal)],
            Files = [.. facts.Files.Where(x => !files.Contains(x)).Order(StringComparer.Ordinal)],
            Images = [.. Unneeded(facts, kept).OrderBy(x => x.Id, StringComparer.Ordinal)],
            Leftovers = facts.Leftovers,
        };
    }

    private static ImmutableArray<StoredRelease> Kept(RetentionFacts facts, RetentionPolicy policy)
    {
        // A server that no release was ever marked on is one that retention has not been to: all may have served.
        var isMarked = facts.Releases.Any(x => x.ServedAt is not null);
        var served = facts.Releases.Where(x => !isMarked || x.ServedAt is not null || x.Id == facts.Current)
            .OrderByDescending(x => x.Id == facts.Current).ThenByDescending(x => x.ServedAt ?? x.ArrivedAt).ToArray();
        var failed = facts.Releases.Except(served).MaxBy(x => x.ArrivedAt);
        return
        [
            .. served.Take(policy.Releases)
                .Concat(facts.Releases.Where(x => facts.InProgress.Contains(x.Id)))
                .Concat(failed is null ? [] : [failed])
                .Distinct(),
        ];
    }

    /// <summary>
    /// Only what releases of this application ran: an image under one of their names, pulled by digest; never one with a tag, which
    /// somebody gave it, nor one without a name, which may be anybody's.
    /// Docker's own pruning would take images of kept releases too: pulled by digest, they have no tag and count as dangling.
    /// </summary>
    private static IEnumerable<StoredImage> Unneeded(RetentionFacts facts, ImmutableArray<StoredRelease> kept)
    {
        var needed = kept.SelectMany(x => x.Images).Select(StoredImage.DigestOf).Concat(facts.DigestsOfOthers).ToHashSet(StringComparer.Ordinal);
        var own = facts.Releases.SelectMany(x => x.Images).Select(StoredImage.NameOf).ToHashSet(StringComparer.Ordinal);
        return facts.Images.Where(x => x.Tags.IsEmpty
            && !facts.ImagesOfContainers.Contains(x.Id)
            && !x.Digests.Any(needed.Contains)
            && !x.References.IsEmpty
            && x.Names.All(own.Contains));
    }
}
