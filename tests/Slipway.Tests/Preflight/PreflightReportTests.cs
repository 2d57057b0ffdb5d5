using System.Text.Json;
using Slipway.Preflight;

namespace Slipway.Tests.Preflight;

public sealed class PreflightReportTests : CheckTest
{
    [Fact]
    public void Every_check_has_a_line_that_begins_with_how_it_ended()
    {
        var report = Checklist.Examine(Subject(secrets: ("DATABASE_PASSWORD", "changeme")));

        report.Lines().Where(x => x[0] != ' ').Should().HaveCount(Checklist.Checks.Length);
        report.Lines().Should().Contain(x => x.StartsWith("✗ passwords: The secret DATABASE_PASSWORD"))
            .And.Contain("✓ CPU architecture: linux/amd64").And.Contain("✓ connection: deploy@203.0.113.10");
        string.Join('\n', report.Lines()).Should().NotContain("\u001b");
    }

    [Fact]
    public void What_could_not_be_learned_is_said_with_its_reason_instead_of_passing()
    {
        var report = Checklist.Examine(Subject() with
        {
            Server = null, Unknown = System.Collections.Immutable.ImmutableDictionary<Knowledge, string>.Empty.Add(Knowledge.Server, "the server refuses the key"),
        });

        report.Checks.Single(x => x.Name == "clock").Should().BeEquivalentTo(new { Status = CheckStatus.Skipped, Seen = "not checked: the server refuses the key" });
        report.Lines().Should().Contain("! clock: not checked: the server refuses the key");
    }

    [Fact]
    public void A_deploy_is_refused_with_every_reason_and_the_way_on()
    {
        var report = Checklist.Examine(Subject(secrets: ("A_PASSWORD", "changeme")) with { Server = new() { EngineVersion = "20.10.0", ComposeVersion = "2.26.1" } });

        var refusing = report.ThrowIfRefused;

        var failure = refusing.Should().Throw<PreflightException>().Which;
        failure.Message.Should().StartWith("Nothing was changed: qa on deploy@203.0.113.10").And.Contain("A_PASSWORD").And.Contain("20.10.0");
        failure.Next.Should().Contain("./build.sh Doctor --environment qa");
    }

    [Fact]
    public void The_table_has_the_end_the_name_what_was_seen_and_what_to_do()
    {
        var table = Checklist.Examine(Subject(secrets: ("A_PASSWORD", "changeme"))).Table().ToArray();

        table.Should().Contain(x => x.StartsWith("ok        CPU architecture  ") && x.EndsWith("  linux/amd64"));
        var line = Array.FindIndex(table, x => x.StartsWith("refused   passwords  ", StringComparison.Ordinal));
        table[line].Should().EndWith("  The secret A_PASSWORD is a password that everybody tries first.");
        table[line + 1].Should().Contain("→ set A_PASSWORD to what openssl rand -hex 24 prints");
    }

    [Fact]
    public void What_could_not_be_reached_refuses_a_deploy_with_the_reason_and_the_way_on()
    {
        var failure = new SlipwayException("203.0.113.10 refuses the key.", "ssh-copy-id deploy@203.0.113.10");

        var report = Checklist.Examine(Subject() with
        {
            Server = null,
            Failures = System.Collections.Immutable.ImmutableDictionary<Knowledge, System.Collections.Immutable.ImmutableArray<Problem>>.Empty.Add(Knowledge.Server, [Problem.Refuse(failure)]),
        });

        report.Checks.Single(x => x.Name == "connection").Problems.Should().Equal(Problem.Refuse("203.0.113.10 refuses the key.", "ssh-copy-id deploy@203.0.113.10"));
    }

    [Fact]
    public void Warnings_refuse_nothing()
    {
        var report = Checklist.Examine(Subject() with { UnpushedImages = [new("backend", "ghcr.io/acme/shop/backend", Digest) { Version = "", Commit = "" }] });

        report.IsRefused.Should().BeFalse();
        report.ThrowIfRefused();
        report.Summary().Should().StartWith($"{Checklist.Checks.Length} checks: 1 with a warning, ");
    }

    [Fact]
    public void A_script_reads_status_and_problems_by_name()
    {
        var json = JsonDocument.Parse(Checklist.Examine(Subject(secrets: ("A_PASSWORD", "changeme"))).ToJson()).RootElement;

        json.GetProperty("isRefused").GetBoolean().Should().BeTrue();
        var check = json.GetProperty("checks").EnumerateArray().Single(x => x.GetProperty("name").GetString() == "passwords");
        check.GetProperty("status").GetString().Should().Be("Refused");
        check.GetProperty("problems")[0].GetProperty("severity").GetString().Should().Be("Refuse");
    }
}
