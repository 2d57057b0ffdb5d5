using Slipway.Releases;
using Slipway.Rollouts;

namespace Slipway.Sandbox.Tests.Rollouts;

/// <summary>The way back by hand, on a real server, from what the server has.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RollbackTests(SandboxFixture sandbox) : SecondApplicationTest(sandbox)
{
    private StatusReport _older = null!;
    private StatusReport _newer = null!;

    protected override async Task PrepareAsync()
    {
        await Application.ChangeAsync("Caddyfile", "api.second.test {", "# older\napi.second.test {");
        await Application.DeployAsync();
        _older = await Application.StatusAsync();
        await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
        await Application.ChangeAsync("Caddyfile", "# older", "# newer");
        await Application.DeployAsync();
        _newer = await Application.StatusAsync();
    }

    [Fact]
    public async Task The_whole_release_comes_back_without_the_registry_and_the_history_says_so()
    {
        await SandboxFixture.DockerAsync("stop", Sandbox.RegistryContainer);
        try
        {
            await RollBackAsync(null, Application.Smoke);
        }
        finally
        {
            await SandboxFixture.DockerAsync("start", Sandbox.RegistryContainer);
        }

        var status = await Application.StatusAsync();
        status.Release.Should().Be(_older.Release);
        status.Services.Should().AllSatisfy(x => x.Value.Drift.Should().BeNull());
        status.Services["core"].Image.Should().Be(_older.Services["core"].Image).And.NotBe(_newer.Services["core"].Image);
        (await Application.OnServerAsync("docker exec visits-proxy-1 cat /etc/caddy/Caddyfile")).Should().Contain("# older");
        await using var deployment = await Application.ConnectAsync();
        (await deployment.HistoryAsync()).Deploys.Take(2).Should().SatisfyRespectively(
            x => x.Should().BeEquivalentTo(new { _older.Release, _older.Commit, Outcome = DeployEnd.RolledBack, Actor = "ann@laptop", IsKept = true }),
            x => x.Should().BeEquivalentTo(new { _newer.Release, _newer.Commit, Outcome = DeployEnd.Deployed }));
    }

    [Fact]
    public async Task A_rollback_that_fails_its_smoke_test_leaves_the_newer_release_serving()
    {
        var rollback = () => RollBackAsync(_older.Release, (_, _) => throw new SlipwayException("The page shows nothing."));

        (await rollback.Should().ThrowAsync<DeployFailedException>()).Which.Outcome.Should().Be(DeployOutcome.PreviousServes);
        var status = await Application.StatusAsync();
        status.Should().BeEquivalentTo(new { _newer.Release, InProgress = (string?)null });
        status.Services.Should().AllSatisfy(x => x.Value.Drift.Should().BeNull());
        await using var deployment = await Application.ConnectAsync();
        (await deployment.HistoryAsync()).Deploys[0].Should().BeEquivalentTo(new { _older.Release, Outcome = DeployEnd.Failed });
    }

    [Fact]
    public async Task A_release_that_never_was_is_refused_with_those_that_are_and_nothing_is_written()
    {
        var files = await Application.FilesAsync();

        (await FluentActions.Awaiting(() => RollBackAsync("9.9.9")).Should().ThrowAsync<InvalidInputException>())
            .Which.Message.Should().Contain(_older.Release).And.Contain(_newer.Release);

        (await Application.FilesAsync()).Should().Be(files);
    }

    [Fact]
    public async Task A_release_whose_record_was_cut_short_is_planned_from_its_copy()
    {
        await Application.OnServerAsync($"truncate --size 40 /opt/visits/releases/{_older.Release}/release.json");

        await using var deployment = await Application.ConnectAsync();
        (await deployment.PlanRollbackAsync(_older.Release)).Release.Services.Should().Contain(x => x.Image == _older.Services["core"].Image);
        deployment.Connection.RoundTrips.Should().Be(3, "the copy was read");
    }

    private async Task RollBackAsync(string? wanted, Func<Release, CancellationToken, Task>? smoke = null)
    {
        await using var deployment = await Application.ConnectAsync();
        var plan = await deployment.PlanRollbackAsync(wanted);
        deployment.Connection.RoundTrips.Should().Be(2, "the record comes with the history");
        await deployment.RollBackAsync(plan, smoke ?? ((_, _) => Task.CompletedTask));
    }
}
