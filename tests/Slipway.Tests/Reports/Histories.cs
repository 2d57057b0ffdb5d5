using System.Collections.Immutable;
using Slipway.Releases;
using Slipway.Reports;

namespace Slipway.Tests.Reports;

/// <summary>Histories and commits, by day and hour before the report.</summary>
internal static class Histories
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static ReportPeriod Period { get; } = new(Now, 90);

    public static DateTimeOffset Ago(double days) => Now - TimeSpan.FromDays(days);

    public static PastDeploy Deployed(string release, double days, char? commit = null) => Past(release, days, DeployEnd.Deployed, commit);

    public static PastDeploy Failed(string release, double days, double seconds = 60) => Past(release, days, DeployEnd.Failed, null) with { Seconds = seconds };

    public static PastDeploy RolledBack(string release, double days) => Past(release, days, DeployEnd.RolledBack, null);

    public static string Hash(char letter) => new(letter, 40);

    public static GraphCommit Commit(char letter, double days, string message, params char[] parents) =>
        new(Hash(letter), [.. parents.Select(Hash)], Ago(days), message);

    public static EnvironmentRecord Record(string name, char? serves, params PastDeploy[] deploys) => new(
        new HistoryReport(name, $"deploy@{name}.example.com", serves is null ? null : $"1.0.0-{serves}", [.. deploys.Reverse()]),
        serves is null ? null : "1.0.0", serves is { } letter ? Hash(letter) : null);

    public static ImmutableArray<Figure> Figures(params PastDeploy[] history) => DeliveryFigures.Of(history.Reverse(), CommitGraph.Empty, Period);

    private static PastDeploy Past(string release, double days, DeployEnd outcome, char? commit) =>
        new(release, commit is { } letter ? Hash(letter) : null, Ago(days), "ann@laptop", 60, outcome, IsKept: true);
}
