namespace Slipway.Workflows.Tests.Rules;

public sealed class SecurityTests
{
    private const string Clean = """
        name: clean
        on:
          push:
            branches: [main]
        permissions: {}
        jobs:
          check:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            permissions:
              contents: read
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: 'false'
              - uses: actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
                with:
                  path: x
          deploy:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            environment: qa
            permissions:
              contents: write
            steps:
              - run: ./deploy
                env:
                  KEY: ${{ secrets.KEY }}
          call:
            permissions: {}
            uses: ./.github/workflows/other.yml
        """;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.Workflows).Select(x => Path.GetFileName(x))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_breaks_no_rule(string file) =>
        SecurityRules.Violations(File.ReadAllText(Path.Combine(Repository.Workflows, file))).Should().BeEmpty();

    [Fact]
    public void A_clean_workflow_is_called_clean() => SecurityRules.Violations(Clean).Should().BeEmpty();

    [Theory]
    [InlineData("unpinned-uses", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "actions/checkout@v7")]
    [InlineData("unpinned-uses", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1")]
    [InlineData("unpinned-uses", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "actions/checkout@3d3c42e # v7.0.1")]
    [InlineData("excessive-permissions", "\npermissions: {}", "\npermissions: {contents: read}")]
    [InlineData("excessive-permissions", "\npermissions: {}", "\npermissions: write-all")]
    [InlineData("excessive-permissions", "\npermissions: {}", "")]
    [InlineData("excessive-permissions", "    permissions: {}\n", "")]
    [InlineData("excessive-permissions", "    permissions: {}\n", "    permissions: write-all\n")]
    [InlineData("template-injection", "run: ./deploy", "run: ./deploy ${{ inputs.version }}")]
    [InlineData("template-injection", "run: ./deploy", "run: |\n          true\n          echo '${{ github.event.head_commit.message }}'")]
    [InlineData("artipacked", "persist-credentials: 'false'", "persist-credentials: 'true'")]
    [InlineData("artipacked", "persist-credentials: 'false'", "fetch-depth: 0")]
    [InlineData("secrets-inherit", "    uses: ./.github/workflows/other.yml", "    uses: ./.github/workflows/other.yml\n    secrets: inherit")]
    [InlineData("secrets-outside-env", "    environment: qa\n", "")]
    [InlineData("secrets-outside-env", "    environment: qa\n", "    environment: qa\n    env:\n      ALL: ${{ toJSON(secrets) }}\n")]
    [InlineData("secrets-outside-env", "\npermissions: {}", "\nenv:\n  KEY: ${{ secrets.KEY }}\npermissions: {}")]
    [InlineData("dangerous-triggers", "  push:\n    branches: [main]", "  pull_request_target:")]
    [InlineData("dangerous-triggers", "on:\n  push:\n    branches: [main]", "on: [push, workflow_run]")]
    [InlineData("cache-poisoning", "      contents: read", "      packages: write")]
    [InlineData("cache-poisoning", "    timeout-minutes: 5\n    permissions:\n      contents: read", "    timeout-minutes: 5\n    environment: qa\n    permissions:\n      contents: read")]
    [InlineData("no-timeout", "    timeout-minutes: 5\n", "")]
    [InlineData("may-fail", "run: ./deploy", "run: ./deploy\n        continue-on-error: true")]
    [InlineData("may-fail", "    timeout-minutes: 5\n", "    timeout-minutes: 5\n    continue-on-error: ${{ inputs.version == '' }}\n")]
    public void A_planted_violation_is_found(string rule, string clean, string planted)
    {
        var at = Clean.IndexOf(clean, StringComparison.Ordinal);
        at.Should().BePositive();

        SecurityRules.Violations(Clean[..at] + planted + Clean[(at + clean.Length)..]).Should().Contain(x => x.StartsWith(rule + ": ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("build-images", "images: packages")]
    [InlineData("deploy-qa", "images: packages", "deploy: deployments", "deploy: statuses")]
    [InlineData("deploy-production", "images: packages", "deploy: deployments", "deploy: statuses", "release: contents", "release: pull-requests")]
    public void Only_these_jobs_may_write_and_only_this(string workflow, params string[] writes)
    {
        var file = new YamlFile(File.ReadAllText(Path.Combine(Repository.Workflows, $"{workflow}.yml")));

        file.Keys("jobs").SelectMany(job => file.Keys("jobs", job, "permissions").Where(x => file["jobs", job, "permissions", x] == "write").Select(x => $"{job}: {x}"))
            .Should().Equal(writes);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_pull_request_starts_nothing_so_a_fork_gets_no_secret_and_no_token_that_writes(string file) =>
        new YamlFile(File.ReadAllText(Path.Combine(Repository.Workflows, file))).Keys("on").Should().BeSubsetOf(["push", "workflow_dispatch", "workflow_call"]);
}
