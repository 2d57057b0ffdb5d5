using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Slipway.Releases;
using Slipway.Reports;
using Slipway.Versioning;
using static Slipway.Tests.Reports.Histories;

namespace Slipway.Tests.Reports;

public class ReportPageTests
{
    private const string Evil = "<script>alert('\"&\")</script>{0}";

    private static readonly Forge s_gitHub = Forge.Parse("git@github.com:acme/shop.git");

    private static readonly DeliveryReport s_report = new()
    {
        Application = "shop",
        Period = Period,
        Environments =
        [
            Record("qa", 'b', Deployed("1.0.0-a", 20, 'a'), Failed("1.1.0-b", 12), Deployed("1.1.0-b", 10, 'b')),
            Record("production", 'a', Deployed("1.0.0-a", 15, 'a'), RolledBack("1.0.0-a", 14)),
        ],
        Commits = CommitGraph.Of([Commit('a', 30, "feat: a"), Commit('b', 11, "feat: a map (#12)", 'a')]),
        Promotion = ("qa", "production"),
    };

    [Fact]
    public void Whatever_servers_and_commits_say_is_text()
    {
        var deploy = new PastDeploy(Evil, Evil, Ago(1), Evil, 5, DeployEnd.Deployed, IsKept: false);
        var html = (s_report with
        {
            Application = Evil,
            Environments =
            [
                new(new HistoryReport(Evil, Evil, Evil, [deploy]), Evil, Hash('b')),
                new(new HistoryReport("production", Evil, null, []), null, Hash('a')),
            ],
            Unread = [new(Evil, Evil)],
            Commits = CommitGraph.Of([Commit('a', 30, "a"), Commit('b', 11, $"Merge pull request #3 from x/y\n\n{Evil}", 'a', 'c'), Commit('c', 12, Evil, 'a')]),
            Promotion = (Evil, "production"),
            Targets = ImmutableSortedDictionary<string, TimeSpan>.Empty.Add(Evil, TimeSpan.FromSeconds(1)),
        }).ToHtml();

        html.Should().NotContain("<script").And.NotContain("alert('").And.Contain("&lt;script&gt;alert(&#39;&quot;&amp;&quot;)&lt;/script&gt;{0}");
        Texts(html, "<bdi>").Should().Contain(WebUtility.HtmlEncode(Evil));
    }

    [Fact]
    public void Links_lead_to_github_where_origin_is_there_and_nowhere_else()
    {
        var html = (s_report with { Forge = s_gitHub }).ToHtml();

        html.Should().Contain($"https://github.com/acme/shop/commit/{Hash('b')}").And.Contain("https://github.com/acme/shop/pull/12").And.Contain($"https://github.com/acme/shop/compare/{Hash('a')}...{Hash('b')}");
        html.Replace("https://github.com/acme/shop/", "", StringComparison.Ordinal).Should().NotContain("http:").And.NotContain("https:");
        s_report.ToHtml().Should().NotContain("http:").And.NotContain("https:").And.NotContain("<a ").And.Contain("#12");
    }

    [Fact]
    public void Nothing_is_loaded_and_the_policy_allows_the_style_of_the_page_alone()
    {
        var html = s_report.ToHtml();
        var style = Texts(html, "<style>").Single();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        html.Should().Contain(WebUtility.HtmlEncode($"default-src 'none'; style-src 'sha256-{hash}'")).And.NotContain("src=").And.NotContain("<link").And.NotContain(" style=");
        style.Should().NotContain("url(").And.NotContain("@import").And.Contain("prefers-color-scheme: dark");
    }

    [Fact]
    public void Where_deploys_spend_their_time_is_what_the_servers_noted_of_them()
    {
        PastDeploy Noted(string release, double days, double gate) => Deployed(release, days) with
        {
            Targets = ImmutableSortedDictionary<string, double>.Empty.Add("DeployBackend", 4.2).Add("HealthGate", gate),
        };
        var html = (s_report with { Environments = [Record("qa", 'b', Deployed("1.0.0-a", 20), Noted("1.1.0-b", 12, 2), Noted("1.2.0-c", 10, 70))] }).ToHtml();

        var section = html[html.IndexOf("Where deploys spend", StringComparison.Ordinal)..];
        section.Should().MatchRegex("""DeployBackend</th><td[^>]*>2</td><td[^>]*><span class="num">4\.2 s""").And.MatchRegex("""HealthGate</th><td[^>]*>2</td><td[^>]*><span class="num">36 s.*1 min 10 s""");
        section.Should().NotContain("Smoke");
        s_report.ToHtml().Should().NotContain("Where deploys spend");
    }

    [Fact]
    public void An_environment_that_was_not_read_is_named_with_the_reason()
    {
        (s_report with { Unread = [new("local", "The sandbox is not running.")] }).ToHtml().Should().Contain("Not read").And.Contain("The sandbox is not running.");
        s_report.ToHtml().Should().NotContain("Not read");
    }

    [Fact]
    public void Every_figure_stands_with_its_definition_and_says_when_data_is_missing()
    {
        var html = s_report.ToHtml();

        foreach (var figure in Figures())
            html.Split(WebUtility.HtmlEncode(figure.Definition)).Should().HaveCount(3, figure.Name);
        html.Should().Contain("not enough data");
    }

    [Fact]
    public void Without_deploys_the_page_says_so()
    {
        var html = (s_report with { Environments = [Record("qa", null)] }).ToHtml();

        html.Should().Contain("No deploy ended in these 90 days.").And.Contain("Nothing serves on deploy@qa.example.com yet.").And.NotContain("Timeline");
    }

    [Fact]
    public void The_same_report_is_the_same_page() => s_report.ToHtml().Should().Be(s_report.ToHtml());

    private static IEnumerable<string> Texts(string html, string open) => html.Split(open).Skip(1).Select(x => x[..x.IndexOf("</", StringComparison.Ordinal)]);
}
