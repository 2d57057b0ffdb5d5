namespace Nuke.Common.Plans.Page;

/// <summary>The critical path as a row of targets, with the share that each has in it.</summary>
internal sealed class PathSection(PlanGraph graph, CriticalPath critical)
{
    public Markup Html() => critical.Places.Count == 0
        ? Markup.None
        : Markup.Of($"""
            <section aria-labelledby="path-title">
            <h2 id="path-title">Critical path <span class="total">{critical.Title}</span></h2>
            <p class="note">{Note}</p>
            <ol class="path">
            {critical.Places.Select(x => Step(graph.Targets[x]))}
            </ol>
            </section>
            """);

    string Note => critical.IsByCount
        ? "The longest chain of targets that wait for each other. After a first run it is the one that takes longest."
        : $"The chain that takes longest: no run is faster, even where targets run side by side.{Unknown}";

    string Unknown => graph.Running.Count(x => x.LastDuration == null) is > 0 and var count
        ? $" The duration of {count} target{(count == 1 ? " is" : "s is")} not known yet and counts as nothing."
        : "";

    Markup Step(PlanTarget target) => Markup.Of($"""<li>{Links.To(target)}{Share(target)}</li>""");

    Markup Share(PlanTarget target)
    {
        if (target.LastDuration is not { } duration)
            return Markup.None;
        var share = critical.Total > TimeSpan.Zero ? duration / critical.Total : 0;
        return Markup.Of($"""<span class="num">{DurationText.Of(duration)}</span>{DurationBar.Of(share)}""");
    }
}
