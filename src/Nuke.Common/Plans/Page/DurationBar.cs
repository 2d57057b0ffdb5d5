namespace Nuke.Common.Plans.Page;

internal static class DurationBar
{
    /// <summary>A bar that is full for 1. The number stands beside it, so that readers aloud leave it out.</summary>
    public static Markup Of(double share) => Markup.Of(
        $"""<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="4"/><rect class="part" width="{Math.Clamp(share * 100, 1, 100)}" height="4"/></svg>""");
}
