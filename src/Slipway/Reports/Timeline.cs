using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Reports;

/// <summary>When deploys ended, one lane for each way to end. The table beside it says the same.</summary>
internal sealed class Timeline(ImmutableArray<PastDeploy> deploys, ReportPeriod period)
{
    public Markup Html() => Markup.Of($"""
        <h3>Timeline</h3>
        <div class="lanes" role="img" aria-label="{Label()}">
        {Outcomes.All.Select(Lane)}
        <div class="lane axis" aria-hidden="true"><span></span><div><span>{Day(0)}</span><span>{Day(0.5)}</span><span>{Day(1)}</span></div></div>
        </div>
        """);

    private string Label() => $"Timeline: {string.Join(", ", Outcomes.All.Select(x => $"{Of(x).Count()} {Outcomes.Name(x)}"))}. The table below lists them.";

    private Markup Lane(DeployEnd outcome) => Markup.Of($"""
        <div class="lane {Outcomes.Class(outcome)}"><span>{Of(outcome).Count()} {Outcomes.Name(outcome)}</span><svg height="22" aria-hidden="true"><line x1="0" x2="100%" y1="11" y2="11"/>{Markup.Join(Of(outcome).Select(Mark))}</svg></div>
        """);

    private Markup Mark(PastDeploy deploy) => Markup.Of(
        $"""<svg x="{100 * ((deploy.EndedAt - period.From) / (period.Now - period.From))}%" y="11" overflow="visible"><title>{deploy.EndedAt.UtcDateTime:yyyy-MM-dd HH:mm}: {deploy.Release} {Outcomes.Name(deploy.Outcome)}</title>{Outcomes.Shape(deploy.Outcome)}</svg>""");

    private IEnumerable<PastDeploy> Of(DeployEnd outcome) => deploys.Where(x => x.Outcome == outcome);

    private string Day(double share) => $"{(period.From + ((period.Now - period.From) * share)).UtcDateTime:MMM d}";
}
