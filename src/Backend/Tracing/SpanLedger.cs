using System.Diagnostics.Metrics;

namespace Backend.Tracing;

/// <summary>What became of the spans. What is lost is counted and said, once a minute at most; nobody waits for it.</summary>
sealed class SpanLedger(ILogger<SpanLedger> log, TimeProvider time, IMeterFactory meters)
{
    /// <summary>The meter, for whoever collects metrics.</summary>
    public const string MeterName = "Slipway.Backend.Tracing";

    static readonly TimeSpan s_silence = TimeSpan.FromMinutes(1);

    readonly Counter<long> _spans = meters.Create(MeterName).CreateCounter<long>("langfuse.spans", "{span}", "Spans by what became of them: delivered, refused, dropped.");
    readonly Lock _gate = new();
    long _delivered;
    long _refused;
    long _dropped;
    long _untold;
    long? _told;

    /// <summary>Spans that the receiver took.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>Spans that it did not take, or not in time.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Spans for which the queue had no room.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Deliver(long count) => Count(ref _delivered, count, "delivered");

    public void Refuse(long count)
    {
        Count(ref _refused, count, "refused");
        Tell(count, "Langfuse did not take them");
    }

    public void Drop()
    {
        Count(ref _dropped, 1, "dropped");
        Tell(1, "too many wait for Langfuse");
    }

    void Count(ref long total, long count, string outcome)
    {
        Interlocked.Add(ref total, count);
        _spans.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
    }

    void Tell(long count, string reason)
    {
        lock (_gate)
        {
            _untold += count;
            if (_told is { } last && time.GetElapsedTime(last) < s_silence)
                return;
            _told = time.GetTimestamp();
            log.LogWarning("{Count} spans are lost: {Reason}. Requests are not affected.", _untold, reason);
            _untold = 0;
        }
    }
}
