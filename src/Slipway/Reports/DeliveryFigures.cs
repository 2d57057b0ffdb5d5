using System.Collections.Immutable;
using System.Globalization;
using Slipway.Releases;

namespace Slipway.Reports;

/// <summary>One of the four figures of DORA.</summary>
/// <param name="Name">As DORA calls it.</param>
/// <param name="Value">The figure with its unit; null where there is not enough data.</param>
/// <param name="Detail">What it is made of.</param>
/// <param name="Definition">What it means here.</param>
/// <seealso href="https://dora.dev/guides/dora-metrics-four-keys/"/>
public sealed record Figure(string Name, string? Value, string Detail, string Definition);

/// <summary>Pure: history and commits → figures.</summary>
internal static class DeliveryFigures
{
    /// <summary>A rate over less would be a guess.</summary>
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    /// <summary>All four, in DORA's order.</summary>
    /// <param name="history">In any order.</param>
    /// <param name="commits">Of the local repository.</param>
    /// <param name="period">What is looked at. What happened before is only known.</param>
    public static ImmutableArray<Figure> Of(IEnumerable<PastDeploy> history, CommitGraph commits, ReportPeriod period)
    {
        PastDeploy[] oldestFirst = [.. history.Where(x => x.EndedAt <= period.Now).OrderBy(x => x.EndedAt)];
        var fates = DeployFate.Of(oldestFirst).Where(x => period.Has(x.Deploy)).ToImmutableArray();
        return [Frequency(oldestFirst, fates, period), LeadTime(oldestFirst, commits, period), FailureRate(fates), TimeToRestore(fates)];
    }

    private static Figure Frequency(PastDeploy[] history, ImmutableArray<DeployFate> fates, ReportPeriod period)
    {
        var count = fates.Count(x => !x.IsFailed);
        var since = history.Length == 0 || history[0].EndedAt < period.From ? period.From : history[0].EndedAt;
        var days = (period.Now - since).TotalDays;
        return new Figure(
            "Deployment frequency",
            count < 2 || days < s_week.TotalDays ? null : Rate(count / days),
            $"{Count(count, "release")} in {Count((int)Math.Ceiling(days), "day")}",
            "Releases that a deploy made the current one, by the length of the period, or since the first deploy where that is later. Deploys that failed and rollbacks by hand do not count. Asks for two releases and a week.");
    }

    private static Figure LeadTime(PastDeploy[] history, CommitGraph commits, ReportPeriod period)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var times = new List<TimeSpan>();
        var unknown = 0;
        var isFirst = true;
        foreach (var deploy in history.Where(x => x.Outcome == DeployEnd.Deployed))
        {
            var brought = commits.Reach(deploy.Commit, seen);
            if (period.Has(deploy))
            {
                unknown += commits.Find(deploy.Commit) is null ? 1 : 0;
                times.AddRange(brought.Where(x => !isFirst && !x.IsMerge).Select(x => Positive(deploy.EndedAt - x.CommittedAt)));
            }

            isFirst &= brought.IsEmpty;
        }

        return new Figure(
            "Lead time for changes",
            times.Count == 0 ? null : DurationText.Of(Median(times)),
            $"{(times.Count == 0 ? "no change is known" : $"median of {Count(times.Count, "commit")}")}{(unknown == 0 ? "" : $"; the commits of {Count(unknown, "deploy")} are not in this repository")}",
            "From the time of a commit to the end of the first deploy that brought it, the median of all commits, merges left out. What the first deploy of all brought does not count, since nobody knows what was there before.");
    }

    private static Figure FailureRate(ImmutableArray<DeployFate> fates)
    {
        var (failed, undone) = (fates.Count(x => x.IsFailed), fates.Count(x => x.UndoneBy is not null));
        return new Figure(
            "Change failure rate",
            fates.IsEmpty ? null : $"{100.0 * (failed + undone) / fates.Length:0.#} %",
            fates.IsEmpty ? "no deploy" : $"{failed + undone} of {Count(fates.Length, "deploy")}: {failed} failed, {undone} rolled back by hand",
            "Deploys that failed (the release before was brought back, or nothing served yet) or were undone by a rollback by hand while they served, by all deploys.");
    }

    private static Figure TimeToRestore(ImmutableArray<DeployFate> fates)
    {
        var times = fates.Select(x => x.RestoredIn).OfType<TimeSpan>().Select(Positive).ToList();
        var open = fates.Count(x => x.WentWrong && x.RestoredIn is null);
        return new Figure(
            "Time to restore",
            times.Count == 0 ? null : DurationText.Of(Median(times)),
            Restored(times.Count, open),
            "Of a deploy that failed: how long it took, since at its end the release before serves again; before the first release, until one serves. Of a deploy that was undone by hand: from its end to the end of the rollback. The median of all.");
    }

    private static string Restored(int count, int open) => (count, open) switch
    {
        (0, 0) => "nothing had to be restored",
        (0, _) => $"{Count(open, "failure")}, none restored yet",
        (_, 0) => $"median of {Count(count, "failure")}",
        _ => $"median of {Count(count, "failure")}; {open} not restored yet",
    };

    private static string Rate(double perDay) =>
        perDay >= 1 ? $"{perDay:0.#} a day" : perDay * 7 >= 1 ? $"{perDay * 7:0.#} a week" : $"{perDay * 30:0.#} in 30 days";

    internal static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    // Clocks of machines differ: a commit can be younger than its deploy.
    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    internal static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }
}

/// <summary>Durations as a person says them.</summary>
internal static class DurationText
{
    /// <summary><c>under 1 s</c>, <c>4.2 s</c>, <c>12 s</c>, <c>3 min 05 s</c>, <c>1 h 02 min</c>, <c>2 d 3 h</c>.</summary>
    public static string Of(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 1 => "under 1 s",
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        < 60 => $"{(int)duration.TotalSeconds} s",
        < 3600 => $"{duration.Minutes} min {duration.Seconds:00} s",
        < 86_400 => $"{duration.Hours} h {duration.Minutes:00} min",
        _ => $"{(int)duration.TotalDays} d {duration.Hours} h",
    };
}
