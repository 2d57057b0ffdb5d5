using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Hosting;

namespace Backend.Tracing;

/// <summary>Where traces go and what each of them says about this deploy, from LANGFUSE_* variables with Langfuse's own names.</summary>
sealed partial record LangfuseSettings
{
    const string Cloud = "https://cloud.langfuse.com";

    /// <summary>Where OTLP is taken: <c>{LANGFUSE_HOST}/api/public/otel/v1/traces</c>; null traces nothing.</summary>
    public Uri? Endpoint { get; private init; }

    /// <summary>The project's keys.</summary>
    public AuthenticationHeaderValue? Authorization { get; private init; }

    /// <summary>What a deploy is compared by: LANGFUSE_RELEASE, else the version that the image was built as.</summary>
    public required string Release { get; init; }

    /// <summary>LANGFUSE_TRACING_ENVIRONMENT: <c>qa</c>, <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>Which build this is.</summary>
    public required BuildIdentity Build { get; init; }

    /// <summary>Whether questions and answers are part of a trace (LANGFUSE_CAPTURE_CONTENT); without them it has times, tokens and errors.</summary>
    public bool CapturesContent { get; private init; } = true;

    /// <summary>Spans that are sent at once, at most (LANGFUSE_FLUSH_AT).</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>How long a span waits for others (LANGFUSE_FLUSH_INTERVAL, seconds).</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Spans that wait at most; more are dropped, and counted.</summary>
    public int QueueLimit { get; init; } = 2048;

    /// <summary>Keeps the keys out of logs.</summary>
    public override string ToString() => $"release {Release} in {Environment}, to {Endpoint?.ToString() ?? "nobody"}";

    /// <summary>Reads them. Without keys nothing is traced, and nothing is said about it.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static LangfuseSettings From(IConfiguration configuration, BuildIdentity build)
    {
        var settings = new LangfuseSettings
        {
            Build = build,
            Release = Text(configuration, "LANGFUSE_RELEASE") ?? build.Version,
            Environment = Name(Text(configuration, "LANGFUSE_TRACING_ENVIRONMENT") ?? "default"),
            CapturesContent = Switch(Text(configuration, "LANGFUSE_CAPTURE_CONTENT") ?? "true"),
            BatchSize = Number(configuration, "LANGFUSE_FLUSH_AT", 512),
            Interval = TimeSpan.FromSeconds(Number(configuration, "LANGFUSE_FLUSH_INTERVAL", 2)),
        };
        return (Text(configuration, "LANGFUSE_PUBLIC_KEY"), configuration.Secret("LANGFUSE_SECRET_KEY")) switch
        {
            (null, null) => settings,
            ({ } user, { } secret) => settings with
            {
                Endpoint = Traces(Text(configuration, "LANGFUSE_HOST") ?? Cloud),
                Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"))),
            },
            (null, _) => throw new InvalidOperationException("LANGFUSE_SECRET_KEY is set and LANGFUSE_PUBLIC_KEY is not; set both, or neither."),
            _ => throw new InvalidOperationException("LANGFUSE_PUBLIC_KEY is set and LANGFUSE_SECRET_KEY is not; set both, or neither."),
        };
    }

    static Uri Traces(string host) =>
        Uri.TryCreate($"{host.TrimEnd('/')}/api/public/otel/v1/traces", UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new InvalidOperationException($"LANGFUSE_HOST must be an address such as {Cloud}, not '{host}'.");

    static string Name(string text) => EnvironmentName().IsMatch(text)
        ? text
        : throw new InvalidOperationException($"LANGFUSE_TRACING_ENVIRONMENT must be at most 40 lower-case letters, digits, dashes and underscores and not begin with 'langfuse', not '{text}'.");

    static bool Switch(string text) => bool.TryParse(text, out var value)
        ? value
        : throw new InvalidOperationException($"LANGFUSE_CAPTURE_CONTENT must be true or false, not '{text}'.");

    static int Number(IConfiguration configuration, string key, int otherwise) => Text(configuration, key) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 2048 => value,
        var text => throw new InvalidOperationException($"{key} must be a whole number from 1 to 2048, not '{text}'."),
    };

    // An empty variable is what Compose passes on for one that is not set.
    static string? Text(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } text ? text : null;

    // As Langfuse documents it; a trace with another one is put into "default".
    [GeneratedRegex("^(?!langfuse)[a-z0-9_-]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnvironmentName();
}
