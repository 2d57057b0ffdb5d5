namespace Nuke.Common.Plans.Page;

/// <summary>Links within the page.</summary>
internal static class Links
{
    public static string Id(PlanTarget target) => $"t-{target.Name}";

    public static Markup To(PlanTarget target) => Markup.Of($"""<a href="#{Id(target)}">{target.Name}</a>""");
}
