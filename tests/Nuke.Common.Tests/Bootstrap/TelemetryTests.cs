#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Sockets;

namespace Nuke.Common.Tests.Bootstrap;

public sealed class TelemetryTests : IDisposable
{
    readonly Trial _trial = new();
    readonly NetworkListener _network = new();

    public void Dispose()
    {
        _network.Dispose();
        _trial.Dispose();
    }

    [Fact]
    public void A_plain_run_opens_no_connection()
    {
        _trial.Run<QuietBuild>("Nothing");

        _network.Events.Should().BeEmpty();
    }

    [Fact]
    public void A_connection_of_a_target_would_be_noticed()
    {
        _trial.Run<QuietBuild>("Connects");

        _network.Events.Should().Contain("ConnectStart");
    }
}

internal sealed class NetworkListener : EventListener
{
    public ConcurrentQueue<string> Events { get; } = new();

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => Events.Enqueue(eventData.EventName ?? "");
}

internal sealed class QuietBuild : NukeBuild
{
    Target Nothing => _ => _.Executes(() => { });

    Target Connects => _ => _.Executes(() =>
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        client.Connect((IPEndPoint)listener.LocalEndpoint);
    });
}
