using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Reports;

/// <summary>What was read of one environment.</summary>
/// <param name="History">How its deploys ended, newest first.</param>
/// <param name="Version">Version of the release that serves; null before the first.</param>
/// <param name="Commit">Its commit, with <c>-dirty.&lt;hash&gt;</c> where the working tree differed.</param>
public sealed record EnvironmentRecord(HistoryReport History, string? Version, string? Commit)
{
    /// <summary>The environment.</summary>
    public string Name => History.Environment;

    /// <summary>Every commit that is named, for <see cref="CommitGraph.ReadAsync"/>.</summary>
    public IEnumerable<string> Commits => History.Deploys.Select(x => x.Commit).Append(Commit).OfType<string>().Distinct(StringComparer.Ordinal);
}

/// <summary>An environment that was not read.</summary>
/// <param name="Name">The environment.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record UnreadEnvironment(string Name, string Reason);

/// <summary>The days that a report looks back.</summary>
/// <param name="Now">Its end.</param>
/// <param name="Days">Its length.</param>
public sealed record ReportPeriod(DateTimeOffset Now, int Days)
{
    /// <summary>Its beginning.</summary>
    public DateTimeOffset From => Now - TimeSpan.FromDays(Days);

    /// <summary>Whether it is in the period.</summary>
    public bool Has(PastDeploy deploy) => deploy.EndedAt >= From && deploy.EndedAt <= Now;
}

/// <summary>All that the page shows.</summary>
public sealed record DeliveryReport
{
    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>What it looks back on.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>The environments that were read, in the order in which a release passes them.</summary>
    public required ImmutableArray<EnvironmentRecord> Environments { get; init; }

    /// <summary>Those that were not.</summary>
    public ImmutableArray<UnreadEnvironment> Unread { get; init; } = [];

    /// <summary>The commits that deploys name, and those before them.</summary>
    public CommitGraph Commits { get; init; } = CommitGraph.Empty;

    /// <summary>Where links lead.</summary>
    public Versioning.Forge Forge { get; init; } = new((string?)null);

    /// <summary>The environment that gets a release first and the one that gets it next; what only the first has is listed.</summary>
    public (string From, string To)? Promotion { get; init; }

    /// <summary>How long each target of the build took when it last succeeded on this machine; empty where that is not known.</summary>
    public ImmutableSortedDictionary<string, TimeSpan> Targets { get; init; } = ImmutableSortedDictionary<string, TimeSpan>.Empty;

    /// <summary>What the environment that gets a release first has and the next has not; null where not both were read.</summary>
    public PendingChanges? Pending => Promotion is { } way && Find(way.From) is { } from && Find(way.To) is { } to ? PendingChanges.Between(from, to, Commits) : null;

    /// <summary>The report as a page: one file that asks nothing of any network and needs no script.</summary>
    public string ToHtml() => new ReportPage(this).Html();

    private EnvironmentRecord? Find(string name) => Environments.FirstOrDefault(x => x.Name == name);
}
