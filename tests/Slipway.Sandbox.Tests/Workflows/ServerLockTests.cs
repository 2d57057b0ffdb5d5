using Slipway.Rollouts;
using Slipway.Sandbox.Tests.Rollouts;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>GitHub's queue knows the runs of one workflow; the server knows every deploy.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ServerLockTests(SandboxFixture sandbox) : SecondApplicationTest(sandbox)
{
    private const string Containers = "docker ps --all --no-trunc --quiet | sort";

    [Fact]
    public async Task A_deploy_beside_one_that_is_under_way_is_refused_with_whose_it_is_and_changes_nothing()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"There is nothing here, {Guid.NewGuid()}.");
        Application.Actor = "ann@laptop";
        await using var first = await Application.ConnectAsync();
        var (plan, bundle) = await PlanAsync(first);
        Application.Actor = "a run on CI";
        await using var second = await Application.ConnectAsync();
        var (late, lateBundle) = await PlanAsync(second);
        await first.DeployBackendAsync(plan, bundle);
        var running = await Application.OnServerAsync(Containers);

        var deploying = () => second.DeployBackendAsync(late, lateBundle);

        (await deploying.Should().ThrowAsync<SlipwayException>()).Which.Message.Should()
            .StartWith("Another deploy is changing").And.Contain("by ann@laptop").And.Contain("Nothing was changed");
        (await Application.OnServerAsync(Containers)).Should().Be(running);
        await first.PassGateAsync();
        await first.DeployFrontendAsync();
        await first.CompleteAsync((_, _) => Task.CompletedTask);
        (await Application.StatusAsync()).Release.Should().Be(plan.Release.Id);
    }

    [Fact]
    public async Task A_deploy_that_comes_in_the_moment_in_which_another_takes_the_lock_says_whose_it_is()
    {
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"There is nothing here, {Guid.NewGuid()}.");
        await using var late = await Application.ConnectAsync();
        var (plan, bundle) = await PlanAsync(late);
        const string WriteSlowly = """touch taken; sleep 1; echo "{\"actor\":\"ann@laptop\",\"release\":\"1.0.0-1\",\"since\":\"2026-01-01T00:00:00Z\"}" >lock.json; sleep 3; rm lock.json taken""";
        var other = Application.OnServerAsync($"cd /opt/visits && rm -f lock.json && flock lock sh -c '{WriteSlowly}'");
        await Application.OnServerAsync("timeout 30 sh -c 'until [ -e /opt/visits/taken ]; do sleep 0.05; done'");

        var deploying = () => late.DeployBackendAsync(plan, bundle);

        (await deploying.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().StartWith("Another deploy is changing").And.Contain("1.0.0-1, by ann@laptop");
        await other;
    }

    private async Task<(RolloutPlan Plan, ReleaseBundle Bundle)> PlanAsync(Deployment deployment)
    {
        await deployment.ExamineServerAsync();
        var bundle = await Application.RenderAsync(deployment);
        return (await deployment.PlanAsync(bundle), bundle);
    }
}
