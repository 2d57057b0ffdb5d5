using Slipway.Rollouts;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>
/// A selection of what <c>tests/bench/faults</c> does: after a fault one release serves, or the new one up to a gate, and the next
/// deploy succeeds and leaves nothing behind.
/// </summary>
[Collection(LongSandboxCollection.Name)]
public sealed class FaultTests(SandboxFixture sandbox, FaultGrounds grounds) : IClassFixture<FaultGrounds>
{
    [Fact]
    public async Task The_client_may_be_killed_at_any_operation()
    {
        var (ground, rehearsal) = await grounds.PrepareAsync(sandbox, hasSmallDisk: false);

        await SurviveAsync(ground, Enumerable.Range(1, rehearsal.Operations.Length).Select(x => new Trial(Fault.KilledClient, x, rehearsal.HalfOf(x))));
    }

    [Theory]
    [InlineData("cut the network", nameof(StartBeside), nameof(RetireReplaced))]
    [InlineData("stop dockerd", nameof(StartBeside), nameof(RetireReplaced))]
    [InlineData("fill the disk", nameof(UploadRelease), nameof(StartBeside))]
    [InlineData("stop the registry", nameof(UploadRelease), nameof(PullImages))]
    [InlineData("corrupt it, interrupt", nameof(PassGate), nameof(CompleteRelease))]
    [InlineData("delete it, kill the client", nameof(RetireReplaced), nameof(CompleteRelease))]
    [InlineData("reboot the server", nameof(PassGate), nameof(RetireReplaced))]
    [InlineData("start a second deploy", nameof(StartBeside), nameof(CompleteRelease))]
    public async Task A_fault_leaves_one_release_serving_and_the_next_deploy_succeeds(string name, string first, string second)
    {
        var fault = Fault.All.Single(x => x.Name == name);
        var (ground, rehearsal) = await grounds.PrepareAsync(sandbox, fault.NeedsSmallDisk);

        await SurviveAsync(ground, [new(fault, rehearsal.First(first), Delay: null), new(fault, rehearsal.First(second), rehearsal.HalfOf(rehearsal.First(second)))]);
    }

    private static async Task SurviveAsync(FaultGround ground, IEnumerable<Trial> trials)
    {
        var results = new List<TrialResult>();
        foreach (var trial in trials)
        {
            var old = ground.Wanted;
            await ground.ChangeAsync(edge: false);
            results.Add(await trial.RunAsync(ground, old));
        }

        results.Where(x => !x.Survived).Should().BeEmpty();
    }
}
