using System.Collections.Immutable;
using Slipway.Releases;
using Slipway.Rollouts;

namespace Slipway.Reports;

/// <summary>One environment: figures, timeline, deploys.</summary>
internal sealed class EnvironmentSection(DeliveryReport report, EnvironmentRecord environment, string id)
{
    /// <summary>Rows beyond this would be read by nobody.</summary>
    private const int Most = 200;

    private static readonly string[] s_targets = [.. Enum.GetValues<RolloutPart>().Select(RolloutPlan.TargetOf)];

    private readonly ImmutableArray<PastDeploy> _deploys = [.. environment.History.Deploys.Where(report.Period.Has).OrderByDescending(x => x.EndedAt)];

    public Markup Html() => Markup.Of($"""
        <section aria-labelledby="{id}">
        <h2 id="{id}">{environment.Name}</h2>
        <p class="note">{Serving()}</p>
        <h3>The four figures of DORA</h3>
        <dl class="figures">
        {DeliveryFigures.Of(environment.History.Deploys, report.Commits, report.Period).Select(Card)}
        </dl>
        {(_deploys.IsEmpty ? Markup.Of($"<p>No deploy ended in these {DeliveryFigures.Count(report.Period.Days, "day")}.</p>") : Markup.Of($"{new Timeline(_deploys, report.Period).Html()}\n{Table()}\n{Targets()}"))}
        </section>
        """);

    private Markup Serving() => environment.History.Current is { } release
        ? Markup.Of($"{environment.History.Server} runs <strong>{release}</strong>, commit {Links.Commit(report.Forge, environment.Commit)}.")
        : Markup.Of($"Nothing serves on {environment.History.Server} yet.");

    private static Markup Card(Figure figure) => Markup.Of($"""
        <div><dt>{figure.Name}</dt><dd><span class="value{(figure.Value is null ? " none" : "")}">{figure.Value ?? "not enough data"}</span><span class="detail">{figure.Detail}</span><span class="definition">{figure.Definition}</span></dd></div>
        """);

    private Markup Table()
    {
        var longest = TimeSpan.FromSeconds(_deploys.Max(x => x.Seconds));
        return Markup.Of($"""
            <h3 id="{id}-deploys">Deploys, newest first</h3>
            <table role="table" aria-labelledby="{id}-deploys">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Ended</th><th role="columnheader" scope="col">How</th><th role="columnheader" scope="col">Release</th><th role="columnheader" scope="col">Commit</th><th role="columnheader" scope="col">By</th><th role="columnheader" scope="col">Took</th></tr></thead>
            <tbody role="rowgroup">
            {_deploys.Take(Most).Select(x => Row(x, longest))}
            </tbody>
            </table>
            {(_deploys.Length > Most ? Markup.Of($"""<p class="note">And {_deploys.Length - Most} older ones.</p>""") : Markup.None)}
            """);
    }

    /// <summary>In the order in which a deploy runs them; nothing where no server has noted any.</summary>
    private Markup Targets()
    {
        var targets = s_targets.Select(x => (Name: x, Times: Times(x))).Where(x => x.Times.Count > 0).ToArray();
        if (targets.Length == 0)
            return Markup.None;
        var longest = targets.Max(x => x.Times.Max());
        return Markup.Of($"""
            <h3 id="{id}-targets">Where deploys spend their time</h3>
            <table role="table" class="narrow" aria-labelledby="{id}-targets">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Target</th><th role="columnheader" scope="col">Deploys</th><th role="columnheader" scope="col">Median</th><th role="columnheader" scope="col">Longest</th></tr></thead>
            <tbody role="rowgroup">
            {targets.Select(x => Markup.Of($"""
                <tr role="row"><th role="rowheader" scope="row">{x.Name}</th><td role="cell" data-label="Deploys" class="num">{x.Times.Count}</td><td role="cell" data-label="Median">{Bars.Duration(DeliveryFigures.Median(x.Times), longest)}</td><td role="cell" data-label="Longest">{Bars.Duration(x.Times.Max(), longest)}</td></tr>
                """))}
            </tbody>
            </table>
            """);
    }

    private List<TimeSpan> Times(string target) => [.. _deploys.Where(x => x.Targets.ContainsKey(target)).Select(x => TimeSpan.FromSeconds(x.Targets[target]))];

    private Markup Row(PastDeploy deploy, TimeSpan longest) => Markup.Of($"""
        <tr role="row"><th role="rowheader" scope="row" class="num">{Links.Time(deploy.EndedAt)}</th><td role="cell" data-label="How">{Outcomes.Badge(deploy.Outcome)}</td><td role="cell" data-label="Release"><bdi>{deploy.Release}</bdi></td><td role="cell" data-label="Commit">{Links.Commit(report.Forge, deploy.Commit)}</td><td role="cell" data-label="By"><bdi>{deploy.Actor}</bdi></td><td role="cell" data-label="Took">{Bars.Duration(TimeSpan.FromSeconds(deploy.Seconds), longest)}</td></tr>
        """);
}

/// <summary>How deploys end, in words, colours and shapes: no colour says it alone.</summary>
internal static class Outcomes
{
    public static ImmutableArray<DeployEnd> All { get; } = [DeployEnd.Deployed, DeployEnd.RolledBack, DeployEnd.Failed];

    public static string Name(DeployEnd outcome) => outcome switch
    {
        DeployEnd.Deployed => "deployed",
        DeployEnd.RolledBack => "rolled back",
        _ => "failed",
    };

    public static string Class(DeployEnd outcome) => outcome switch
    {
        DeployEnd.Deployed => "good",
        DeployEnd.RolledBack => "back",
        _ => "bad",
    };

    /// <summary>A circle, a triangle that points back, a cross; around 0,0.</summary>
    public static Markup Shape(DeployEnd outcome) => new(outcome switch
    {
        DeployEnd.Deployed => """<circle r="5"/>""",
        DeployEnd.RolledBack => """<path d="M-6 0L5-6V6z"/>""",
        _ => """<path d="M-5-5L5 5M5-5L-5 5"/>""",
    });

    public static Markup Badge(DeployEnd outcome) => Markup.Of($"""<span class="badge {Class(outcome)}"><svg width="12" height="12" viewBox="-7 -7 14 14" aria-hidden="true">{Shape(outcome)}</svg>{Name(outcome)}</span>""");
}
