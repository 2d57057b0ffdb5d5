using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Backend.Tracing;

/// <summary>Sends batches as OTLP over HTTP, in protobuf, and keeps the ledger.</summary>
sealed class LangfuseExporter(LangfuseSettings settings, SpanLedger ledger, Action<long> sent) : OtlpTraceExporter(Options(settings))
{
    /// <summary>How long Langfuse may take to accept a batch.</summary>
    static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(5);

    public override ExportResult Export(in Batch<Activity> activityBatch)
    {
        var count = activityBatch.Count;
        var result = base.Export(activityBatch);
        sent(count);
        if (result == ExportResult.Success)
            ledger.Deliver(count);
        else
            ledger.Refuse(count);
        return result;
    }

    static OtlpExporterOptions Options(LangfuseSettings settings) => new()
    {
        Protocol = OtlpExportProtocol.HttpProtobuf,
        Endpoint = settings.Endpoint!,
        HttpClientFactory = () =>
        {
            var client = new HttpClient { Timeout = s_timeLimit };
            client.DefaultRequestHeaders.Authorization = settings.Authorization;
            // Asks Langfuse to show spans at once; without it they may come minutes later.
            client.DefaultRequestHeaders.Add("x-langfuse-ingestion-version", "4");
            return client;
        },
    };
}
