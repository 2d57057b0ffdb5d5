using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.GitHub.Setup;

namespace Slipway.Sandbox.Tests.GitHub;

public sealed class SetupTests : IDisposable
{
    private const string Password = "correct horse battery staple";

    private static readonly GitHubSetup s_wanted = new()
    {
        Environments =
        [
            new EnvironmentSetup("qa") { Branches = ["develop"] },
            new EnvironmentSetup("production")
            {
                Reviewers = ["ada"],
                PreventSelfReview = true,
                Branches = ["master"],
                Variables = ImmutableSortedDictionary<string, string>.Empty.Add("SSH_HOST", "203.0.113.10"),
                Secrets = ImmutableSortedDictionary<string, Secret>.Empty.Add("DATABASE_PASSWORD", new Secret(Password)),
                RequiredSecrets = ["DATABASE_PASSWORD", "SSH_PRIVATE_KEY"],
            },
        ],
        Branches = [new BranchSetup("master") { RequiredChecks = ["test"], RequiredReviews = 1 }],
    };

    private readonly PretendGitHub _github = new PretendGitHub().With("branches/master", """{"name":"master"}""");

    public void Dispose() => _github.Dispose();

    [Fact]
    public async Task A_bare_repository_is_set_up_and_the_next_plan_is_empty()
    {
        var setup = new RepositorySetup(_github.Repository);

        await setup.ApplyAsync(await setup.PlanAsync(s_wanted), _ => { });

        (await setup.PlanAsync(s_wanted)).Changes.Should().BeEmpty();
        _github.Find("branches/master/protection")!["required_status_checks"]!["contexts"]!.AsArray().Select(x => x!.GetValue<string>()).Should().Equal("test");
        _github.Find("environments/production/variables/SSH_HOST")!["value"]!.GetValue<string>().Should().Be("203.0.113.10");
    }

    [Fact]
    public async Task A_plan_says_every_change_and_no_secret_value()
    {
        var plan = await new RepositorySetup(_github.Repository).PlanAsync(s_wanted);

        plan.Changes.Select(x => x.Describe()).Should().Equal(
            "+ environment qa: only develop may deploy",
            "+ environment qa: branch develop may deploy",
            "+ environment production: approval by nobody → ada; nobody approves a deploy of their own; only master may deploy",
            "+ environment production: branch master may deploy",
            "+ environment production: variable SSH_HOST = 203.0.113.10",
            "+ environment production: secret DATABASE_PASSWORD",
            "~ branch master: is protected: no force push, no deletion; a merge needs test to pass; a pull request needs 1 approval (0 now)");
        plan.ToString().Should().NotContain(Password);
    }

    [Fact]
    public async Task A_plan_writes_nothing()
    {
        await new RepositorySetup(_github.Repository).PlanAsync(s_wanted);

        _github.Requests.Should().OnlyContain(x => x.StartsWith("GET "));
    }

    [Fact]
    public async Task A_required_secret_without_a_value_is_named_with_the_ways_to_set_it()
    {
        var plan = await new RepositorySetup(_github.Repository).PlanAsync(s_wanted);

        plan.Missing.Should().ContainSingle().Which.Should().Contain("environment variable PRODUCTION_SSH_PRIVATE_KEY").And.Contain("gh secret set SSH_PRIVATE_KEY --env production");
    }

    [Fact]
    public async Task A_secret_is_sealed_so_that_only_the_environments_key_opens_it()
    {
        var setup = new RepositorySetup(_github.Repository);

        await setup.ApplyAsync(await setup.PlanAsync(s_wanted), _ => { });

        _github.Opened("production", "DATABASE_PASSWORD").Should().Be(Password);
        _github.Bodies.Should().NotContain(x => x.Contains(Password));
    }

    [Fact]
    public async Task A_secret_that_is_there_is_written_again_only_when_asked_for()
    {
        _github.With("environments/production/secrets/DATABASE_PASSWORD", """{"name":"DATABASE_PASSWORD","updated_at":"2026-10-01T00:00:00Z"}""")
            .With("environments/production", """{"protection_rules":[]}""");
        var setup = new RepositorySetup(_github.Repository);

        (await setup.PlanAsync(s_wanted)).Changes.Should().NotContain(x => x is SetSecret);
        (await setup.PlanAsync(s_wanted, renewSecrets: true)).Changes.OfType<SetSecret>().Should().ContainSingle()
            .Which.Describe().Should().Be("~ environment production: secret DATABASE_PASSWORD (written 2026-10-01) is written again");
    }

    [Fact]
    public async Task A_protection_that_is_stricter_than_wanted_is_kept()
    {
        _github.With("branches/master/protection", """
            {"required_status_checks":{"strict":true,"contexts":["lint"]},"required_pull_request_reviews":{"required_approving_review_count":2},
             "enforce_admins":{"enabled":true},"required_linear_history":{"enabled":true}}
            """);
        var setup = new RepositorySetup(_github.Repository);

        await setup.ApplyAsync(await setup.PlanAsync(s_wanted), _ => { });

        var protection = _github.Find("branches/master/protection")!;
        Text(protection["required_status_checks"]!["contexts"]).Should().Be("""["lint","test"]""");
        Text(protection["required_status_checks"]!["strict"]).Should().Be("true");
        Text(protection["required_pull_request_reviews"]!["required_approving_review_count"]).Should().Be("2");
        Text(protection["enforce_admins"]!["enabled"]).Should().Be("true");
        Text(protection["required_linear_history"]!["enabled"]).Should().Be("true");
    }

    [Fact]
    public async Task A_branch_that_names_who_may_push_is_left_to_a_person()
    {
        _github.With("branches/master/protection", """{"restrictions":{"users":[],"teams":[]}}""");

        var plan = await new RepositorySetup(_github.Repository).PlanAsync(s_wanted);

        plan.Changes.Should().NotContain(x => x is ProtectBranch);
        plan.Missing.Should().ContainMatch("branch master names who may push*a merge needs test to pass*");
    }

    [Fact]
    public async Task A_waiting_time_that_somebody_set_survives()
    {
        _github.With("environments/production", """{"protection_rules":[{"type":"wait_timer","wait_timer":30}]}""");
        var setup = new RepositorySetup(_github.Repository);

        await setup.ApplyAsync(await setup.PlanAsync(s_wanted), _ => { });

        _github.Find("environments/production")!["protection_rules"]!.AsArray().Select(x => x!["type"]!.GetValue<string>()).Should().Contain("wait_timer");
    }

    [Fact]
    public async Task A_branch_that_may_deploy_no_longer_loses_its_permission()
    {
        _github.With("environments/qa", """{"protection_rules":[],"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}""")
            .With("environments/qa/deployment-branch-policies/5", """{"id":5,"name":"*"}""");
        var setup = new RepositorySetup(_github.Repository);

        await setup.ApplyAsync(await setup.PlanAsync(s_wanted), _ => { });

        _github.Find("environments/qa/deployment-branch-policies/5").Should().BeNull();
    }

    [Fact]
    public async Task A_repository_whose_plan_has_no_reviewers_is_told_the_other_way()
    {
        _github.Fault = x => x.HttpMethod == "PUT" && x.Url!.AbsolutePath.EndsWith("environments/production", StringComparison.Ordinal)
            ? new Answer(422, """{"message":"Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule."}""")
            : null;
        var setup = new RepositorySetup(_github.Repository);

        var apply = async () => await setup.ApplyAsync(await setup.PlanAsync(s_wanted), _ => { });

        (await apply.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("billing plan").And.Contain("PRODUCTION_DEPLOYERS");
    }

    private static string Text(JsonNode? node) => node!.ToJsonString();
}
