using System.Diagnostics;
using Slipway.Sandbox;

namespace Slipway.Sandbox.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class WatchdogTests(SandboxFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_killed_owner_leaves_nothing()
    {
        var options = new SandboxOptions { Root = SandboxFixture.Root, Name = $"{fixture.Name}-killed" };
        using var owner = Process.Start(new ProcessStartInfo("dotnet", [typeof(Owner).Assembly.Location, options.Name, $"{SandboxFixture.FreePort()}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        (await owner.StandardOutput.ReadLineAsync()).Should().Be(Owner.Ready);
        (await OwnSandbox.LeftAsync(options.Name)).Should().NotBeEmpty();

        // SIGKILL to it alone: its watchdog is a child of it.
        owner.Kill(entireProcessTree: false);

        var started = TimeProvider.System.GetTimestamp();
        while (((await OwnSandbox.LeftAsync(options.Name)).Length > 0 || Directory.Exists(options.StateDirectory)) && TimeProvider.System.GetElapsedTime(started) < Patience)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        (await OwnSandbox.LeftAsync(options.Name)).Should().BeEmpty();
        Directory.Exists(options.StateDirectory).Should().BeFalse();
    }
}
