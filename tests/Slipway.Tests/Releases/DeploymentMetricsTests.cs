using Slipway.Releases;

namespace Slipway.Tests.Releases;

public sealed class DeploymentMetricsTests
{
    private static readonly AuditEntry s_ending = new(DateTimeOffset.FromUnixTimeMilliseconds(1_795_877_920_549), "ann@laptop", "1.2.3-0a1b2c3d", "make it current")
    {
        Outcome = DeployEnd.Deployed,
        Seconds = 30.9,
        Commit = "0123456789abcdef0123456789abcdef01234567",
    };

    [Fact]
    public void A_deploy_is_told_with_its_environment_release_commit_and_outcome() =>
        DeploymentMetrics.Of("production", s_ending).Split('\n').Where(x => !x.StartsWith('#')).Should().Equal(
            """deployment_info{environment="production",release="1.2.3-0a1b2c3d",commit="0123456789abcdef0123456789abcdef01234567",outcome="deployed"} 1""",
            """deployment_finished_timestamp_seconds{environment="production",release="1.2.3-0a1b2c3d",commit="0123456789abcdef0123456789abcdef01234567",outcome="deployed"} 1795877920.549""",
            """deployment_duration_seconds{environment="production",release="1.2.3-0a1b2c3d",commit="0123456789abcdef0123456789abcdef01234567",outcome="deployed"} 30.9""");

    [Fact]
    public void Every_metric_has_a_type_and_a_text() =>
        DeploymentMetrics.Of("production", s_ending).Split('\n').Chunk(3)
            .Should().OnlyContain(x => x[0].StartsWith("# HELP ") && x[1].StartsWith("# TYPE ") && x[1].EndsWith(" gauge") && x[2].StartsWith(x[1].Split(' ')[2] + "{"));

    [Theory]
    [InlineData(DeployEnd.RolledBack, "rolled-back")]
    [InlineData(DeployEnd.Failed, "failed")]
    public void A_rollback_and_a_failure_are_told_apart(DeployEnd end, string outcome) =>
        DeploymentMetrics.Of("production", s_ending with { Outcome = end }).Should().Contain($"outcome=\"{outcome}\"").And.NotContain("deployed");

    [Fact]
    public void A_value_cannot_end_its_label() =>
        DeploymentMetrics.Of("a\"b\\c\nd", s_ending).Should().Contain("""environment="a\"b\\c\nd",""");

    [Fact]
    public void What_goes_on_is_no_outcome() =>
        FluentActions.Invoking(() => DeploymentMetrics.Of("qa", s_ending with { Outcome = null })).Should().Throw<ArgumentException>();
}
