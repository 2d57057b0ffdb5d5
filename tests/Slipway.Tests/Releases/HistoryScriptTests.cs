using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Releases;

namespace Slipway.Tests.Releases;

public class HistoryScriptTests
{
    private static readonly AuditEntry s_entry = new(DateTimeOffset.UnixEpoch, "ann@laptop", "1.0.0-0", "make 1.0.0-0 the current release")
    {
        Outcome = DeployEnd.Deployed,
        Seconds = 12.5,
        Commit = new string('a', 40),
    };

    private static ImmutableArray<PastDeploy> Deploys(string output, params ImmutableArray<string> kept) => HistoryScript.Deploys(HistoryScript.Ends(output), kept);

    [Fact]
    public void The_newest_deploy_comes_first_and_says_whether_its_release_is_still_there()
    {
        var output = $"{s_entry.ToJson()}\n{(s_entry with { Release = "1.1.0-0", Outcome = DeployEnd.Failed }).ToJson()}\n";

        Deploys(output, "1.1.0-0").Should().Equal(
            new PastDeploy("1.1.0-0", s_entry.Commit, s_entry.Time, "ann@laptop", 12.5, DeployEnd.Failed, IsKept: true),
            new PastDeploy("1.0.0-0", s_entry.Commit, s_entry.Time, "ann@laptop", 12.5, DeployEnd.Deployed, IsKept: false));
    }

    [Fact]
    public void What_each_target_took_is_in_the_history_where_the_server_noted_it()
    {
        var output = $"{s_entry.ToJson()}\n{(s_entry with { Targets = new Progress("1.0.0-0", null, DateTimeOffset.UnixEpoch, "ann").Spend("Smoke", TimeSpan.FromSeconds(1)).Spend("Smoke", TimeSpan.FromSeconds(0.5)).Targets }).ToJson()}\n";

        var history = Deploys(output);

        history[0].Targets.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("Smoke", 1.5));
        history[1].Targets.Should().BeEmpty();
    }

    [Fact]
    public void A_line_that_was_cut_short_does_not_hide_the_others()
    {
        Deploys($"{s_entry.ToJson()[..60]}\n{s_entry.ToJson()}\n").Should().ContainSingle();
    }

    [Fact]
    public void A_record_that_comes_with_the_history_is_found_by_its_id_unless_it_was_cut_short()
    {
        static string Record(string version) => JsonSerializer.Serialize(ReleaseBuilder.Release(version), ReleaseJson.Default.Release);
        var output = $"{s_entry.ToJson()}\n\n@@record\n{Record("1.0.0")}\n\n@@record\n{Record("1.1.0")[..^40]}\n\n@@record\n{Record("1.2.0")}";

        Deploys(output).Should().ContainSingle();
        HistoryScript.Records(output).Should().BeEquivalentTo(new Dictionary<string, object> { ["1.0.0-00000000"] = new { Version = "1.0.0" }, ["1.2.0-00000000"] = new { Version = "1.2.0" } });
    }

    [Fact]
    public void A_server_without_the_application_has_no_history()
    {
        Deploys("").Should().BeEmpty();
    }

    [Fact]
    public void An_entry_of_a_deploy_that_goes_on_has_no_outcome()
    {
        (s_entry with { Outcome = null, Seconds = null, Commit = null }).ToJson().Should().NotContain("outcome").And.NotContain("null");
    }
}
