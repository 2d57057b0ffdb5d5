using System.Collections.Immutable;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>What becomes of the process that deploys.</summary>
internal enum Client
{
    Lives,
    IsInterrupted,
    IsKilled,
}

/// <summary>Something that goes wrong while a deploy runs, and how it ends.</summary>
/// <param name="Name">As the matrix says it.</param>
internal sealed record Fault(string Name)
{
    private const string EveryRecord = "/opt/visits/releases/*/release.json";

    // A stopped parent does not start the engine again before it is to.
    private const string StopEngine =
        "kill -STOP $(pgrep -x slipway-server); kill -TERM $(pidof dockerd); while docker info >/dev/null 2>&1; do sleep 0.1; done";

    private const string StartEngine = "kill -CONT $(pgrep -x slipway-server); timeout 60 slipway-server-ready >/dev/null";

    public static Fault KilledClient { get; } = new("kill the client") { Client = Client.IsKilled };

    public static Fault CutNetwork { get; } = new("cut the network")
    {
        Strike = ground => ground.OnServerAsync(Packets("-I")),
        Mend = ground => ground.OnServerAsync(Packets("-D")),
    };

    public static Fault StoppedEngine { get; } = new("stop dockerd")
    {
        Strike = ground => ground.OnServerAsync(StopEngine),
        Mend = ground => ground.OnServerAsync(StartEngine),
    };

    public static Fault FullDisk { get; } = new("fill the disk")
    {
        NeedsSmallDisk = true,
        Strike = SmallDisk.FillAsync,
        Mend = SmallDisk.FreeAsync,
    };

    public static Fault StoppedRegistry { get; } = new("stop the registry")
    {
        Strike = ground => SandboxFixture.DockerAsync("stop", "--time", "0", ground.Sandbox.RegistryContainer),
        Mend = ground => ground.StartRegistryAsync(),
    };

    public static Fault CorruptRecords { get; } = new("corrupt release.json") { Strike = Corrupt };

    public static Fault DeletedRecords { get; } = new("delete release.json") { Strike = Delete };

    public static Fault CorruptAndInterrupted { get; } = new("corrupt it, interrupt") { Strike = Corrupt, Client = Client.IsInterrupted };

    public static Fault DeletedAndKilled { get; } = new("delete it, kill the client") { Strike = Delete, Client = Client.IsKilled };

    public static Fault Reboot { get; } = new("reboot the server")
    {
        Strike = ground => SandboxFixture.DockerAsync("restart", "--time", "3", ground.Container),
        Mend = ground => ground.ReadyAsync(),
    };

    public static Fault PowerCut { get; } = new("cut the power")
    {
        Strike = async ground =>
        {
            await SandboxFixture.DockerAsync("kill", ground.Container);
            await SandboxFixture.DockerAsync("start", ground.Container);
        },
        Mend = ground => ground.ReadyAsync(),
    };

    public static Fault SecondDeploy { get; } = new("start a second deploy") { Strike = ground => ground.BeRefusedAsync(), MustSucceed = true };

    public static Fault Interrupted { get; } = new("interrupt the client") { Client = Client.IsInterrupted };

    public static ImmutableArray<Fault> All { get; } =
    [
        KilledClient, CutNetwork, StoppedEngine, FullDisk, StoppedRegistry, CorruptRecords, DeletedRecords,
        CorruptAndInterrupted, DeletedAndKilled, Reboot, PowerCut, SecondDeploy, Interrupted,
    ];

    public Client Client { get; private init; }

    /// <summary>Whether it strikes a server whose disk is small, so that this machine's own is never filled.</summary>
    public bool NeedsSmallDisk { get; private init; }

    /// <summary>Whether the deploy that it strikes succeeds all the same.</summary>
    public bool MustSucceed { get; private init; }

    public Func<FaultGround, Task> Strike { get; private init; } = _ => Task.CompletedTask;

    /// <summary>Ends the fault, once the deploy has ended.</summary>
    public Func<FaultGround, Task> Mend { get; private init; } = _ => Task.CompletedTask;

    public override string ToString() => Name;

    // A record may go while it is looked at: the deploy that is struck removes old releases.
    private static Task<string> Corrupt(FaultGround ground) =>
        ground.OnServerAsync($"for file in {EveryRecord}; do size=$(stat -c %s $file 2>/dev/null) || continue; truncate --no-create --size $((size / 2)) $file; done");

    private static Task<string> Delete(FaultGround ground) => ground.OnServerAsync($"rm -f {EveryRecord}");

    // What a pulled cable does: nothing comes through, and nobody is told. The server's own containers are cut off, too.
    private static string Packets(string change) => string.Join("; ",
        ((string[])["INPUT -i", "OUTPUT -o", "FORWARD -i", "FORWARD -o"]).Select(x => $"iptables {change} {x} eth0 -j DROP"));
}
