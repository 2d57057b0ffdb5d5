using Nuke.Common;
using Serilog;
using Slipway;
using Slipway.Operate;

/// <summary>What watches an environment, on this machine for as long as somebody looks.</summary>
partial class Build
{
    /// <summary>Services of docker/compose.monitoring.yaml that have pages.</summary>
    static readonly (string Service, int Port)[] s_pages = [("grafana", 3000), ("prometheus", 9090), ("alertmanager", 9093)];

    Target Monitoring => _ => _
        .Description("Open Grafana, Prometheus and Alertmanager on this machine's loopback, through SSH, until Ctrl-C")
        .Executes(OpenMonitoring);

    Task OpenMonitoring() => WithExitCode(async () =>
    {
        var deployment = await ConnectAsync();
        var tunnels = await new ServiceTunnels(deployment).OpenAsync(s_pages, Cancelled);
        if (tunnels.IsEmpty)
            throw new InvalidInputException($"Nothing watches {deployment.Where}.", "./build.sh Monitoring --environment production");
        foreach (var (service, tunnel) in tunnels)
            Log.Information("  {Service,-12:l} http://127.0.0.1:{Port}", service, tunnel.Port);
        if (DryRun)
            return;
        Log.Information("Ctrl-C closes them");
        await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Cancelled));
    });
}
