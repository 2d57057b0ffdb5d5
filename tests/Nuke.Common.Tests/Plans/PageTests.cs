using System.Security.Cryptography;
using System.Text;
using Nuke.Common.Plans;
using Nuke.Common.Plans.Page;

namespace Nuke.Common.Tests.Plans;

public sealed class PageTests
{
    const string Evil = "<script>alert('\"&\")</script>";

    [Fact]
    public void Whatever_a_build_says_is_text()
    {
        var target = new PlanTarget
        {
            Name = Evil,
            Description = Evil,
            SkipReason = Evil,
            IsInvoked = true,
            Conditions = [new(Evil, false)],
            Requirements = [new(Evil, null)],
            Produces = [Evil],
            Consumes = [Evil],
            Remarks = [Evil],
        };

        var html = Html(new PlanGraph([target], []));

        html.Should().NotContain("<script>alert").And.Contain("&lt;script&gt;alert(");
    }

    [Fact]
    public void It_names_no_address() =>
        Html(Graphs.Large(30, 60)).Should().NotContain("http:").And.NotContain("https:").And.NotContain("src=").And.NotContain("@import").And.NotContain("url(");

    [Theory]
    [InlineData("style-src", "<style>", "</style>")]
    [InlineData("script-src", "<script>", "</script>")]
    public void The_policy_allows_exactly_the_style_and_the_script_of_the_page(string directive, string open, string close)
    {
        var html = Html(Graphs.Large(3, 2));
        var content = html[(html.IndexOf(open, StringComparison.Ordinal) + open.Length)..html.IndexOf(close, StringComparison.Ordinal)];

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

        html.Should().Contain("default-src &#39;none&#39;").And.Contain(System.Net.WebUtility.HtmlEncode($"{directive} 'sha256-{hash}'"));
    }

    [Fact]
    public void The_same_plan_is_the_same_page() => Html(Graphs.Large(60, 150)).Should().Be(Html(Graphs.Large(60, 150)));

    [Fact]
    public void A_page_of_a_thousand_targets_and_five_thousand_edges_is_written_fast()
    {
        var started = TimeProvider.System.GetTimestamp();
        Html(Graphs.Large(1000, 5000)).Should().Contain("Target999");

        // It takes about a second; the limit leaves room for a busy machine.
        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    static string Html(PlanGraph graph) => new PlanPage(graph, CriticalPath.Of(graph), "2026-01-02 03:04").Html();
}
