using Slipway.GitHub.Approvals;

namespace Slipway.Sandbox.Tests.GitHub;

public sealed class ApprovalTests : IDisposable
{
    private const string NoReviewers = """{"protection_rules":[{"type":"branch_policy"}],"deployment_branch_policy":{"protected_branches":true,"custom_branch_policies":false}}""";

    private static readonly DeployAttempt s_push = new("production", "push", "grace", "master");

    private readonly PretendGitHub _github = new();

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task An_environment_with_required_reviewers_lets_the_deploy_run()
    {
        _github.With("environments/production", """{"protection_rules":[{"type":"required_reviewers","reviewers":[{"type":"User","reviewer":{"login":"ada"}}]}]}""");

        (await Check(s_push)).Should().Be("approval by ada");
    }

    [Fact]
    public async Task An_environment_that_does_not_exist_refuses_the_deploy() =>
        await Refused(s_push, "does not exist", "./build.sh SetupGitHub");

    [Fact]
    public async Task An_environment_without_a_rule_refuses_the_deploy()
    {
        _github.With("environments/production", """{"protection_rules":[]}""");

        await Refused(s_push, "has no required reviewers", "every branch may deploy", "PRODUCTION_DEPLOYERS");
    }

    [Fact]
    public async Task A_rule_without_reviewers_refuses_the_deploy()
    {
        _github.With("environments/production", """{"protection_rules":[{"type":"required_reviewers","reviewers":[]}]}""");

        await Refused(s_push, "has no required reviewers");
    }

    [Fact]
    public async Task A_branch_policy_alone_refuses_a_push()
    {
        _github.With("environments/production", NoReviewers);

        await Refused(s_push with { Deployers = ["grace"] }, "grace (push) is none of those who may dispatch");
    }

    [Fact]
    public async Task A_branch_policy_and_a_dispatch_by_a_named_person_let_the_deploy_run()
    {
        _github.With("environments/production", NoReviewers);

        (await Check(s_push with { Event = "workflow_dispatch", Deployers = ["Grace"] })).Should().Contain("dispatched by grace");
    }

    [Fact]
    public async Task A_dispatch_by_somebody_else_is_refused()
    {
        _github.With("environments/production", NoReviewers);

        await Refused(s_push with { Event = "workflow_dispatch", Deployers = ["ada"] }, "grace (workflow_dispatch) is none of those");
    }

    [Fact]
    public async Task A_deploy_whose_approval_cannot_be_proven_does_not_run()
    {
        _github.Fault = _ => new Answer(502);

        var check = () => Check(s_push);

        await check.Should().ThrowAsync<SlipwayException>();
    }

    private Task<string> Check(DeployAttempt attempt) => new ApprovalGuard(_github.Repository).CheckAsync(attempt);

    private async Task Refused(DeployAttempt attempt, params string[] says)
    {
        var check = () => Check(attempt);
        var message = (await check.Should().ThrowAsync<InvalidInputException>()).Which.Message;
        foreach (var text in says.Append("Nothing was deployed"))
            message.Should().Contain(text);
    }
}
