using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Slipway.Environments;

namespace Slipway.Smoke;

/// <summary>Pages opened in a browser that runs their scripts.</summary>
internal static partial class PageSmoke
{
    /// <summary>What Chromium gives requests under way when an address of this machine comes or goes, as with each network of a container engine.</summary>
    internal const string NetworkChanged = "net::ERR_NETWORK_CHANGED";

    private const int Shown = 500;

    // Between two loads, and left for a verdict at the end.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens every page side by side in one browser.</summary>
    public static async Task<SmokeCheckResult[]> RunAsync(SmokeChecks checks, SmokeContext context, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(context.OutputDirectory);
        await using var chromium = await Chromium.StartAsync(checks, context, cancellationToken);
        return await Task.WhenAll(checks.Pages.Select((check, i) => OpenAsync(chromium.Browser, check, i, context, cancellationToken)));
    }

    /// <summary>Name of the screenshot's file.</summary>
    internal static string FileName(PageCheck check, int index) =>
        $"page-{index + 1}-{NotInNames().Replace(check.Url[(check.Url.IndexOf("://", StringComparison.Ordinal) + 3)..], "-").Trim('-')}.png";

    private static async Task<SmokeCheckResult> OpenAsync(
        IBrowser browser, PageCheck check, int index, SmokeContext context, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var page = await browser.NewPageAsync();
        var loads = new PageLoads(page);
        var wanted = page.Locator(check.Selector, check.Contains is null ? null : new() { HasTextRegex = new Regex(Regex.Escape(check.Contains)) }).First;
        var asked = context.Time.GetTimestamp();
        var failure = await Poll.UntilRightAsync(token => LookAsync(page, wanted, check, loads, context, asked, token), context, cancellationToken);
        var screenshot = Path.Combine(context.OutputDirectory, FileName(check, index));
        await ShootAsync(page, screenshot);
        if (failure is not null)
            failure = $"{failure}{await ShownByAsync(page, check)}{string.Concat(loads.Complaints.Distinct().Take(10).Select(x => $"{System.Environment.NewLine}  {x}"))}";
        return new SmokeCheckResult($"page {check.Url}", context.Time.GetElapsedTime(started)) { Failure = failure, Screenshot = screenshot };
    }

    private static async Task<string?> LookAsync(
        IPage page, ILocator wanted, PageCheck check, PageLoads loads, SmokeContext context, long asked, CancellationToken cancellationToken)
    {
        // A request that this machine's own network has cut off says nothing about the release: the page is loaded anew.
        for (; ; await Task.Delay(s_pause, context.Time, cancellationToken))
        {
            var failure = await LoadAsync(page, wanted, check, loads, context, asked, cancellationToken);
            if (failure?.Contains(NetworkChanged, StringComparison.Ordinal) != true)
                return failure;
        }
    }

    private static async Task<string?> LoadAsync(
        IPage page, ILocator wanted, PageCheck check, PageLoads loads, SmokeContext context, long asked, CancellationToken cancellationToken)
    {
        var interrupted = loads.Begin();
        var patience = context.Timeout / 2;
        try
        {
            var response = await page.GotoAsync(check.Url, new() { WaitUntil = WaitUntilState.DOMContentLoaded }).WaitAsync(cancellationToken);
            if (response is { Ok: false })
                return $"it answered {response.Status}";
            // A page that came before all behind it was ready gets a second chance; the last look ends before the time does, with a verdict.
            patience = Soonest(patience, context.Timeout - context.Time.GetElapsedTime(asked) - s_pause);
            var appeared = wanted.WaitForAsync(new() { Timeout = (float)patience.TotalMilliseconds });
            if (await Task.WhenAny(appeared, interrupted).WaitAsync(cancellationToken) == interrupted && !appeared.IsCompletedSuccessfully)
                return NetworkChanged;
            await appeared;
            return null;
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            return exception is TimeoutException
                ? $"no element '{check.Selector}'{(check.Contains is null ? "" : $" with the text '{check.Contains}'")} appeared within {patience.TotalSeconds:0.###} s"
                : exception.Message.Split('\n')[0];
        }
    }

    // To Playwright 0 is no limit at all.
    private static TimeSpan Soonest(TimeSpan patience, TimeSpan left) =>
        TimeSpan.FromMilliseconds(Math.Max(1, Math.Min(patience.TotalMilliseconds, left.TotalMilliseconds)));

    private static async Task ShootAsync(IPage page, string path)
    {
        try
        {
            await page.ScreenshotAsync(new() { Path = path });
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            // A page that cannot be drawn has failed already, with a better reason.
            Serilog.Log.Debug("No screenshot: {Reason}", exception.Message);
        }
    }

    private static async Task<string> ShownByAsync(IPage page, PageCheck check)
    {
        try
        {
            var found = await page.Locator(check.Selector).AllInnerTextsAsync();
            var text = found.Count > 0 ? string.Join(" | ", found) : await page.Locator("body").InnerTextAsync(new() { Timeout = 1000 });
            return $"; the page shows: {(text.Length <= Shown ? text : $"{text[..Shown]}…").ReplaceLineEndings(" ")}";
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            return "";
        }
    }

    [GeneratedRegex("[^A-Za-z0-9.]+")]
    private static partial Regex NotInNames();

    /// <summary>What a browser says of one page each time it is loaded.</summary>
    private sealed class PageLoads
    {
        private TaskCompletionSource _interrupted = new();

        public PageLoads(IPage page)
        {
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    Complaints.Enqueue($"console: {message.Text}");
            };
            page.PageError += (_, error) => Complaints.Enqueue($"script: {error}");
            page.RequestFailed += (_, request) =>
            {
                Complaints.Enqueue($"{request.Method} {request.Url}: {request.Failure}");
                if (request.Failure == NetworkChanged)
                    _interrupted.TrySetResult();
            };
            page.Response += (_, response) =>
            {
                if (response.Status >= 400)
                    Complaints.Enqueue($"{response.Request.Method} {response.Url}: status {response.Status}");
            };
        }

        /// <summary>Everything that went wrong since it was loaded last.</summary>
        public ConcurrentQueue<string> Complaints { get; } = new();

        /// <summary>Forgets the load before; the task ends when this one loses a request to a change of this machine's network.</summary>
        public Task Begin()
        {
            Complaints.Clear();
            return (_interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
