using System.Security.Cryptography;
using System.Text;

namespace Slipway.Reports;

/// <summary>The report as one HTML file that asks nothing of any network and has no script.</summary>
internal sealed class ReportPage(DeliveryReport report)
{
    private static readonly string s_style = ReadStyle();

    /// <summary>The page may use its own style and nothing else.</summary>
    internal static string Policy => $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_style)))}'; base-uri 'none'; form-action 'none'";

    public string Html() => Markup.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>Delivery of {report.Application}</title>
        <style>{new Markup(s_style)}</style>
        </head>
        <body>
        <main>
        {Header()}
        {Unread()}
        {(report.Pending is { } pending ? new PendingSection(pending, report.Forge).Html() : Markup.None)}
        {report.Environments.Select((x, place) => new EnvironmentSection(report, x, $"environment-{place + 1}").Html())}
        {Targets()}
        </main>
        <footer>Written {report.Period.Now.UtcDateTime:yyyy-MM-dd HH:mm} UTC by <code>./build.sh Report</code> from the audit logs of the servers and the local Git repository. All times are UTC.</footer>
        </body>
        </html>

        """).Html.ReplaceLineEndings("\n");

    private Markup Header() => Markup.Of($"""
        <header>
        <p class="eyebrow">Delivery report</p>
        <h1>{report.Application}</h1>
        <p class="lede">How deploys ended in the {DeliveryFigures.Count(report.Period.Days, "day")} from {report.Period.From.UtcDateTime:yyyy-MM-dd} to {report.Period.Now.UtcDateTime:yyyy-MM-dd}, as the servers recorded it.</p>
        <dl class="facts">
        {report.Environments.Select(x => Markup.Of($"<div><dt>{x.Name} runs</dt><dd>{x.Version ?? "nothing yet"}</dd></div>"))}
        </dl>
        </header>
        """);

    private Markup Unread() => report.Unread.IsEmpty ? Markup.None : Markup.Of($"""
        <section class="unread" aria-labelledby="unread-title">
        <h2 id="unread-title">Not read</h2>
        <ul>
        {report.Unread.Select(x => Markup.Of($"<li><strong>{x.Name}</strong> <span>{x.Reason}</span></li>"))}
        </ul>
        </section>
        """);

    private Markup Targets()
    {
        if (report.Targets.IsEmpty)
            return Markup.None;
        var longest = report.Targets.Values.Max();
        var rows = report.Targets.OrderByDescending(x => x.Value).Select(x => Markup.Of($"""
            <tr role="row"><th role="rowheader" scope="row">{x.Key}</th><td role="cell" data-label="Took">{Bars.Duration(x.Value, longest)}</td></tr>
            """));
        return Markup.Of($"""
            <section aria-labelledby="targets-title">
            <h2 id="targets-title">Targets of the build</h2>
            <p class="note">How long each took when it last succeeded on the machine that wrote this page; what servers noted is with their environments.</p>
            <table role="table" class="narrow" aria-labelledby="targets-title">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Target</th><th role="columnheader" scope="col">Took</th></tr></thead>
            <tbody role="rowgroup">
            {rows}
            </tbody>
            </table>
            </section>
            """);
    }

    private static string ReadStyle()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>Durations, drawn.</summary>
internal static class Bars
{
    /// <summary>A duration with its share of the longest one.</summary>
    public static Markup Duration(TimeSpan duration, TimeSpan longest) => Markup.Of($"""
        <span class="num">{DurationText.Of(duration)}</span><svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="4"/><rect class="part" width="{(longest > TimeSpan.Zero ? 100 * (duration / longest) : 0)}" height="4"/></svg>
        """);
}
