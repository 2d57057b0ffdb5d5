namespace Slipway.Sandbox.Tests.Faults;

/// <summary>The servers of all fault tests, each prepared once, with one rehearsal.</summary>
public sealed class FaultGrounds : IDisposable
{
    private readonly Dictionary<bool, (FaultGround Ground, Rehearsal Rehearsal)> _prepared = [];

    public void Dispose()
    {
        foreach (var (ground, _) in _prepared.Values)
            ground.Dispose();
    }

    internal async Task<(FaultGround Ground, Rehearsal Rehearsal)> PrepareAsync(SandboxFixture sandbox, bool hasSmallDisk)
    {
        if (_prepared.TryGetValue(hasSmallDisk, out var prepared))
            return prepared;
        var ground = await FaultGround.PrepareAsync(sandbox, hasSmallDisk);
        await ground.ChangeAsync(edge: false);
        return _prepared[hasSmallDisk] = (ground, await Rehearsal.RunAsync(ground));
    }
}
