using Slipway.Environments;
using Slipway.Operate;
using Slipway.Releases;
using Slipway.Sandbox.Tests.Rollouts;

namespace Slipway.Sandbox.Tests.Operate;

/// <summary>Maintenance on a real server, seen from outside.</summary>
[Collection(SandboxCollection.Name)]
public sealed class MaintenanceTests(SandboxFixture sandbox) : SecondApplicationTest(sandbox)
{
    [Fact]
    public async Task Visitors_get_503_and_health_is_answered_across_a_deploy_until_it_is_turned_off()
    {
        (await FluentActions.Awaiting(() => SetAsync(true)).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain(MaintenanceSwitch.Snippet).And.Contain("Nothing was changed");
        // Health of this application is the API's root.
        await Application.ChangeAsync("Caddyfile", "api.second.test {", $"{MaintenanceSwitch.Snippet.Replace("/health", "/", StringComparison.Ordinal)}\n\napi.second.test {{\n\timport maintenance");
        await Application.ChangeAsync("Caddyfile", "www.second.test {", "www.second.test {\n\timport maintenance");
        await Application.DeployAsync();
        var before = await Application.RunningAsync();

        (await SetAsync(true)).Should().BeTrue();
        try
        {
            await AskAsync(503);
            (await SetAsync(true)).Should().BeFalse("it is on already");
            (await Application.RunningAsync()).Should().BeEquivalentTo(before, "nothing was restarted");
            (await Application.StatusAsync()).Maintenance!.By.Should().Be("ann@laptop");

            await using (var other = await Application.ConnectAsync())
            {
                await using var held = await other.TakeLockAsync("a deploy", CancellationToken.None);
                (await FluentActions.Awaiting(() => SetAsync(false)).Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("ann@laptop");
            }

            await Application.ChangeAsync("core/server.py", "There is nothing here.", $"{Guid.NewGuid()}");
            await Application.DeployAsync();
            await AskAsync(503);
        }
        finally
        {
            await SetAsync(false);
        }

        await AskAsync(200);
        (await Application.StatusAsync()).Maintenance.Should().BeNull();
        (await Application.OnServerAsync("grep -c 'turn maintenance o' /opt/visits/audit.jsonl")).Should().NotBe("0");
    }

    private async Task<bool> SetAsync(bool isOn)
    {
        await using var deployment = await Application.ConnectAsync();
        return await new MaintenanceSwitch(deployment).SetAsync(isOn);
    }

    private async Task AskAsync(int status)
    {
        var checks = Application.Environment.Smoke!;
        Application.Environment = Application.Environment with
        {
            Smoke = checks with { Http = [new("https://api.second.test/"), new("https://api.second.test/visits") { Status = status }, new("https://www.second.test/index.html") { Status = status == 503 ? 503 : 404 }], Pages = [] },
        };
        await Application.Smoke((await CurrentAsync())!, CancellationToken.None);
        Application.Environment = Application.Environment with { Smoke = checks };
    }

    private async Task<Release?> CurrentAsync()
    {
        await using var deployment = await Application.ConnectAsync();
        return (await deployment.StateAsync()).Current;
    }
}
