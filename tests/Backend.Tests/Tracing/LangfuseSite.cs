using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Backend.Tests.Tracing;

/// <summary>A span as it arrived.</summary>
public sealed record ReceivedSpan(string Name, string Trace, string Id, string? Parent, ulong Kind, ulong Status, int Links, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Resource);

/// <summary>What was posted.</summary>
public sealed record ReceivedBatch(string Path, string? ContentType, string? Authorization, string? IngestionVersion, IReadOnlyList<ReceivedSpan> Spans);

/// <summary>Takes OTLP over HTTP as Langfuse documents it, or fails as a test wants.</summary>
public sealed class LangfuseSite : LoopbackSite
{
    private readonly ConcurrentQueue<ReceivedBatch> _batches = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly CancellationTokenSource _end = new();

    public int Status { get; set; } = 200;

    /// <summary>Takes requests and never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Everything that was posted, whatever was answered.</summary>
    public IReadOnlyCollection<ReceivedBatch> Batches => _batches;

    public IEnumerable<ReceivedSpan> Spans => _batches.SelectMany(x => x.Spans);

    /// <summary>Waits until so many spans have come.</summary>
    public async Task<IReadOnlyList<ReceivedSpan>> WaitAsync(int spans)
    {
        while (Spans.Count() < spans)
        {
            if (!await _arrived.WaitAsync(TimeSpan.FromSeconds(60)))
                throw new TimeoutException($"{Spans.Count()} of {spans} spans arrived within a minute.");
        }

        return [.. Spans];
    }

    public override async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await base.DisposeAsync();
        _arrived.Dispose();
        _end.Dispose();
    }

    protected override async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        _batches.Enqueue(new ReceivedBatch(
            $"{context.Request.Method} {context.Request.Path}", context.Request.ContentType, headers.Authorization, headers["x-langfuse-ingestion-version"], [.. Read(body.ToArray())]));
        _arrived.Release();
        if (IsSilent)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/x-protobuf";
    }

    // The numbers of https://github.com/open-telemetry/opentelemetry-proto: ExportTraceServiceRequest and what is in it.
    private static IEnumerable<ReceivedSpan> Read(byte[] body) =>
        from resource in new Protobuf(body).Messages(1)
        let attributes = resource.Messages(1).SelectMany(x => x.Messages(1))
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new ReceivedSpan(
            span.Text(5)!, span.Hex(1)!, span.Hex(2)!, span.Hex(4) is { Length: > 0 } parent ? parent : null, span.Number(6) ?? 0,
            span.Messages(15).Select(x => x.Number(3) ?? 0).SingleOrDefault(), span.Messages(13).Count(), Attributes(span.Messages(9)), Attributes(attributes));

    private static Dictionary<string, string> Attributes(IEnumerable<Protobuf> pairs) => pairs.ToDictionary(x => x.Text(1)!, x => Value(x.Messages(2).Single()));

    private static string Value(Protobuf value) =>
        value.Messages(5).FirstOrDefault() is { } list ? $"[{string.Join(", ", list.Messages(1).Select(Value))}]"
        : value.Text(1) ?? value.Number(3)?.ToString(CultureInfo.InvariantCulture) ?? "";
}
