namespace Slipway.Sandbox.Tests.Faults;

/// <summary>
/// One disk for <c>/opt</c> and for Docker, as on most servers, that can be full: memory with a limit, which a full disk lowers to
/// what is in use. Nothing is written for it, and nothing of it outlives the server.
/// </summary>
internal static class SmallDisk
{
    private const string Docker = "/var/lib/docker";
    private const string Size = "4g";

    /// <summary>Gives it to a server that nothing was deployed to yet; one that has it keeps it.</summary>
    public static async Task MountAsync(FaultGround ground)
    {
        if (await ground.OnServerAsync($"stat --file-system --format %T {Docker}") == "tmpfs")
            return;
        await Fault.StoppedEngine.Strike(ground);
        await ground.OnServerAsync($"""
            while pgrep -x --runstates R,S,D dockerd >/dev/null; do sleep 0.1; done
            mount -t tmpfs -o size={Size},mode=711 tmpfs {Docker}
            install -d -o deploy -g deploy {Docker}/opt
            mount --bind {Docker}/opt /opt
            """);
        await Fault.StoppedEngine.Mend(ground);
    }

    public static Task FillAsync(FaultGround ground) => ground.OnServerAsync($$"""
        for attempt in 1 2 3 4 5; do
          mount -o remount,size=$(df -k --output=used {{Docker}} | tail -n 1 | tr -d ' ')k {{Docker}} && exit 0
        done
        exit 1
        """);

    public static Task FreeAsync(FaultGround ground) => ground.OnServerAsync($"mount -o remount,size={Size} {Docker}");
}
