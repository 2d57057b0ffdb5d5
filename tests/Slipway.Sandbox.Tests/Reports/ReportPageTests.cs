using System.Collections.Immutable;
using Microsoft.Playwright;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Reports;
using Slipway.Smoke;
using Slipway.Versioning;

namespace Slipway.Sandbox.Tests.Reports;

/// <summary>The page of <c>Report</c>, in Chromium.</summary>
public sealed class ReportPageTests : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("slipway-report-");
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => _chromium = await Chromium.StartAsync(new SmokeChecks(), new SmokeContext { OutputDirectory = _root.FullName }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _root.Delete(recursive: true);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Light, 1400)]
    [InlineData(ColorScheme.Dark, 400)]
    [InlineData(ColorScheme.Dark, 1400)]
    public async Task It_is_readable_and_asks_nothing_of_any_network(ColorScheme scheme, int width)
    {
        var file = Path.Combine(_root.FullName, "index.html");
        await File.WriteAllTextAsync(file, Sample().ToHtml());
        var (requests, complaints) = (new List<string>(), new List<string>());
        var context = await _chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        var page = await context.NewPageAsync();
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(new Uri(file).AbsoluteUri);

        requests.Should().Equal(page.Url);
        complaints.Should().BeEmpty();
        (await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches")).Should().Be(scheme == ColorScheme.Dark);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        (await page.EvaluateAsync<string[]>(Contrast.Script(atLeast: 100))).Should().BeEmpty();
        (await page.EvaluateAsync<string[]>(Structure)).Should().BeEmpty();
        (await page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Deploys, newest first" }).CountAsync()).Should().Be(2);
        (await page.GetByRole(AriaRole.Rowheader).CountAsync()).Should().Be(38);
        (await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "#12" }).GetAttributeAsync("href")).Should().Be("https://github.com/acme/shop/pull/12");
        if (System.Environment.GetEnvironmentVariable("SLIPWAY_REPORT_SCREENSHOTS") is { Length: > 0 } directory)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(directory, $"report-{scheme}-{width}.png"), FullPage = true });
    }

    /// <summary>Headings without gaps, one h1, no id twice, every label leads somewhere, no text smaller than 12 px.</summary>
    private const string Structure = """
        () => {
          const wrong = [];
          const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(x => +x.tagName[1]);
          if (levels.filter(x => x === 1).length !== 1 || levels[0] !== 1) wrong.push('not one h1 at the beginning');
          levels.forEach((x, at) => { if (at && x > levels[at - 1] + 1) wrong.push(`h${x} after h${levels[at - 1]}`); });
          const ids = [...document.querySelectorAll('[id]')].map(x => x.id);
          if (new Set(ids).size !== ids.length) wrong.push('an id twice');
          for (const element of document.querySelectorAll('[aria-labelledby]'))
            if (!document.getElementById(element.getAttribute('aria-labelledby'))) wrong.push(`nothing is called ${element.getAttribute('aria-labelledby')}`);
          for (const element of document.querySelectorAll('body *'))
            if (parseFloat(getComputedStyle(element).fontSize) < 12) wrong.push(`${element.tagName} is too small`);
          if (document.documentElement.lang !== 'en' || !document.title) wrong.push('no language or title');
          return wrong;
        }
        """;

    /// <summary>Two environments over a quarter, with everything that a page can have.</summary>
    private static DeliveryReport Sample()
    {
        var now = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
        GraphCommit[] commits =
        [
            .. Enumerable.Range(0, 20).Select(x => new GraphCommit(
                Hash(x), x == 0 ? [] : [Hash(x - 1)], now.AddDays((x * 4) - 88),
                x == 18 ? $"feat(berths): a map of the harbour with {new string('a', 90)} (#12)" : $"fix: the {x}th thing that somebody found")),
            new GraphCommit(Hash(20), [Hash(18), Hash(19)], now.AddDays(-9), "Merge pull request #14 from acme/harbour\n\nHarbour masters see who comes"),
        ];
        return new DeliveryReport
        {
            Application = "shop",
            Period = new ReportPeriod(now, 90),
            Environments = [Environment("qa", 20, [.. Enumerable.Range(0, 20).Select(Deploy)]), Environment("production", 16, [.. Enumerable.Range(0, 17).Where(x => x % 2 == 0).Select(Deploy)])],
            Unread = [new("local", "The sandbox slipway is not running.")],
            Commits = CommitGraph.Of(commits),
            Forge = Forge.Parse("https://github.com/acme/shop.git"),
            Promotion = ("qa", "production"),
            Targets = ImmutableSortedDictionary<string, TimeSpan>.Empty
                .Add("DockerBuild", TimeSpan.FromSeconds(74)).Add("Push", TimeSpan.FromSeconds(9)).Add("DeployBackend", TimeSpan.FromSeconds(21))
                .Add("HealthGate", TimeSpan.FromSeconds(3)).Add("DeployFrontend", TimeSpan.FromSeconds(12)).Add("Smoke", TimeSpan.FromSeconds(6)),
        };

        PastDeploy Deploy(int x) => new(
            $"1.{x}.0-{x:x8}", Hash(x), now.AddDays((x * 4) - 87), x % 3 == 0 ? "a-deploy-robot-with-a-long-name[bot]" : "ann@laptop", 40 + (x * 7 % 90),
            x % 7 == 4 ? DeployEnd.Failed : x % 9 == 8 ? DeployEnd.RolledBack : DeployEnd.Deployed, IsKept: x > 14);

        EnvironmentRecord Environment(string name, int serves, ImmutableArray<PastDeploy> oldestFirst) => new(
            new HistoryReport(name, $"deploy@{name}.example.com", $"1.{serves}.0-{serves:x8}", [.. oldestFirst.Reverse()]), $"1.{serves}.0", Hash(serves));
    }

    private static string Hash(int number) => $"{number:x2}".PadLeft(40, 'a');
}
