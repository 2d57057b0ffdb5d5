using Slipway.Versioning;

namespace Slipway.Reports;

/// <summary>What one environment has and the next has not.</summary>
internal sealed class PendingSection(PendingChanges pending, Forge forge)
{
    /// <summary>What is more than this is counted, and behind the link.</summary>
    private const int Most = 200;

    public Markup Html() => Markup.Of($"""
        <section aria-labelledby="pending-title">
        <h2 id="pending-title">On {pending.From}, not on {pending.To}</h2>
        <p class="note">{Note()}</p>
        {PullRequests()}
        {Commits()}
        </section>
        """);

    private Markup Note()
    {
        if (pending.Unknown is { } reason)
            return Markup.Of($"It cannot be told. {reason}");
        var hotfixes = pending.OnlyInTo == 0 ? "" : $" {pending.To} has {DeliveryFigures.Count(pending.OnlyInTo, "commit")} that {pending.From} has not.";
        if (pending.Commits.IsEmpty)
            return Markup.Of($"Nothing: {pending.To} has every commit of {pending.From}.{hotfixes}");
        var compare = forge.Compare(pending.ToCommit!, pending.FromCommit!);
        return Markup.Of($"{DeliveryFigures.Count(pending.Commits.Length, "commit")}, {DeliveryFigures.Count(pending.PullRequests.Length, "pull request")}.{hotfixes}{(compare is null ? Markup.None : Markup.Of($" {Markup.Link(compare, "All changes on GitHub")}"))}");
    }

    private Markup PullRequests() => pending.PullRequests.IsEmpty ? Markup.None : Markup.Of($"""
        <h3>Pull requests</h3>
        <ul class="pulls">
        {pending.PullRequests.Take(Most).Select(x => Markup.Of($"<li>{Markup.Link(forge.Url is null ? null : $"{forge.Url}/pull/{x.Number}", $"#{x.Number}")} <bdi>{x.Title}</bdi></li>"))}
        </ul>
        {More(pending.PullRequests.Length)}
        """);

    private Markup Commits() => pending.Commits.IsEmpty ? Markup.None : Markup.Of($"""
        <h3 id="pending-commits">Commits</h3>
        <table role="table" aria-labelledby="pending-commits">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Commit</th><th role="columnheader" scope="col">Subject</th><th role="columnheader" scope="col">Committed</th></tr></thead>
        <tbody role="rowgroup">
        {pending.Commits.Take(Most).Select(Row)}
        </tbody>
        </table>
        {More(pending.Commits.Length)}
        """);

    private Markup Row(GraphCommit commit) => Markup.Of($"""
        <tr role="row"><th role="rowheader" scope="row">{Links.Commit(forge, commit.Hash)}</th><td role="cell" data-label="Subject"><bdi>{commit.Subject}</bdi></td><td role="cell" class="num" data-label="Committed">{Links.Time(commit.CommittedAt)}</td></tr>
        """);

    private static Markup More(int count) => count > Most ? Markup.Of($"""<p class="note">And {count - Most} more.</p>""") : Markup.None;
}

/// <summary>Commits and times, as every part of the page shows them.</summary>
internal static class Links
{
    /// <summary>A commit by its short hash, which leads to its page where there is one; what is no hash is shown as it is.</summary>
    public static Markup Commit(Forge forge, string? revision)
    {
        if (CommitGraph.HashOf(revision) is not { } hash)
            return Markup.Of($"{revision ?? "unknown"}");
        return Markup.Of($"<code>{Markup.Link(forge.Url is null ? null : $"{forge.Url}/commit/{hash}", hash[..7])}</code>{(revision == hash ? "" : " with changes")}");
    }

    public static Markup Time(DateTimeOffset time) => Markup.Of($"""<time datetime="{time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}">{time.UtcDateTime:yyyy-MM-dd HH:mm}</time>""");
}
