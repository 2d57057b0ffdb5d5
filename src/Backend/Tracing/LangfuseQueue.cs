using System.Diagnostics;
using OpenTelemetry;

namespace Backend.Tracing;

/// <summary>Spans wait here for the next batch, without anybody waiting for them. What has no room is dropped, and counted.</summary>
sealed class LangfuseQueue : BatchActivityExportProcessor
{
    readonly SpanLedger _ledger;
    readonly Room _room;

#pragma warning disable CA2000 // The base class disposes its exporter.
    LangfuseQueue(LangfuseSettings settings, SpanLedger ledger, Room room)
        : base(
            new LangfuseExporter(settings, ledger, room.GiveBack),
            settings.QueueLimit,
            (int)settings.Interval.TotalMilliseconds,
            maxExportBatchSize: Math.Min(settings.BatchSize, settings.QueueLimit)) =>
        (_ledger, _room) = (ledger, room);
#pragma warning restore CA2000

    public static LangfuseQueue Create(LangfuseSettings settings, SpanLedger ledger) => new(settings, ledger, new Room(settings.QueueLimit));

    public override void OnEnd(Activity data)
    {
        if (_room.TryTake())
            base.OnEnd(data);
        else
            _ledger.Drop();
    }

    /// <summary>
    /// How many spans may still come. Those that are being sent take room too, so that the queue of the base class is never the one
    /// that is full: it drops without telling.
    /// </summary>
    sealed class Room(int limit)
    {
        long _taken;

        public void GiveBack(long sent) => Interlocked.Add(ref _taken, -sent);

        public bool TryTake()
        {
            if (Interlocked.Increment(ref _taken) <= limit)
                return true;
            Interlocked.Decrement(ref _taken);
            return false;
        }
    }
}

/// <summary>Writes on every span what a deploy is compared by: Langfuse looks for it on each of them.</summary>
sealed class DeployTags(LangfuseSettings settings) : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        var root = data;
        while (root.Parent is { } parent)
            root = parent;
        data.SetTag(LangfuseAttributes.TraceName, root.OperationName);
        data.SetTag(LangfuseAttributes.Release, settings.Release);
        data.SetTag(LangfuseAttributes.Environment, settings.Environment);
        data.SetTag(LangfuseAttributes.Version, settings.Build.Version);
        data.SetTag(LangfuseAttributes.Commit, settings.Build.Commit);
        data.SetTag(LangfuseAttributes.ImageDigest, settings.Build.ImageDigest);
    }
}
