using Microsoft.Playwright;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Plans;
using Nuke.Common.Plans.Page;
using Slipway.Environments;
using Slipway.Smoke;

namespace Slipway.Sandbox.Tests.CommandLine;

/// <summary>The page of <c>--plan</c>, in Chromium.</summary>
public sealed class PlanPageTests : IAsyncLifetime
{
    private readonly AbsolutePath _root = AbsolutePath.Create(Directory.CreateTempSubdirectory("plan-").FullName);
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => _chromium = await Chromium.StartAsync(new SmokeChecks(), new SmokeContext { OutputDirectory = _root }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _root.DeleteDirectory();
    }

    [Fact]
    public async Task It_asks_nothing_of_any_network_and_complains_of_nothing()
    {
        var page = await OpenAsync(PlannedPage());
        await page.Locator(".node").First.ClickAsync();

        _requests.Should().Equal(page.Url);
        _complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Targets_edges_skips_conditions_durations_and_the_critical_path_are_there()
    {
        var page = await OpenAsync(PlannedPage());

        (await page.Locator(".node .name").AllTextContentsAsync()).Should()
            .BeEquivalentTo("Restore", "Compile", "Lint", "Test", "Sign", "Keys", "Publish", "Announce");
        foreach (var kind in new[] { "needs", "order", "triggers" })
            (await page.Locator($"#graph .edge.{kind}").CountAsync()).Should().BePositive(kind);
        (await page.Locator(".skips").InnerTextAsync()).Should().Contain("the condition IsRelease does not hold").And.Contain("only Sign needs it");
        (await page.Locator(".path a").AllTextContentsAsync()).Should().Equal("Restore", "Compile", "Test", "Publish", "Announce");
        (await page.Locator("#path-title").InnerTextAsync()).Should().Contain("2 min 17 s");
        (await page.Locator("#t-Test").InnerTextAsync()).Should().Contain("checked when it is its turn").And.Contain("1 min 10 s");
        (await page.Locator("#t-Publish").InnerTextAsync()).Should().Contain("--feed").And.Contain("missing");
        (await page.Locator("#t-Restore").InnerTextAsync()).Should().Contain("Restores <packages> & tools");
    }

    [Fact]
    public async Task Selecting_a_target_shows_its_details_and_what_it_needs_and_what_needs_it()
    {
        var page = await OpenAsync(PlannedPage());

        await page.Locator(".node", new PageLocatorOptions { HasText = "Compile" }).ClickAsync();

        (await page.Locator("#details h3").InnerTextAsync()).Should().Be("Compile");
        (await page.Locator(".node.up .name").AllTextContentsAsync()).Should().BeEquivalentTo("Restore");
        (await page.Locator(".node.down .name").AllTextContentsAsync()).Should().BeEquivalentTo("Test", "Publish", "Announce");
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        var page = await OpenAsync(PlannedPage());

        await page.Locator(".node[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("#details").IsVisibleAsync()).Should().BeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("#details").IsVisibleAsync()).Should().BeFalse();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("announ");
        (await page.Locator("tbody tr:visible").CountAsync()).Should().Be(1);
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("#details h3").InnerTextAsync()).Should().Be("Announce");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1400)]
    public async Task The_page_never_scrolls_sideways(int width)
    {
        foreach (var file in new[] { PlannedPage(), LargePage() })
        {
            var page = await OpenAsync(file, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            await page.Locator(".path a").First.ClickAsync();

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_has_the_contrast_that_WCAG_AA_asks_for(ColorScheme scheme)
    {
        var page = await OpenAsync(PlannedPage(), new BrowserNewContextOptions { ColorScheme = scheme });
        (await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches")).Should().Be(scheme == ColorScheme.Dark);
        await page.Locator(".path a").First.ClickAsync();
        await page.Keyboard.PressAsync("Escape");

        (await page.EvaluateAsync<string[]>(Contrast.Script(atLeast: 40))).Should().BeEmpty();
    }

    [Fact]
    public async Task Without_scripts_the_graph_and_the_table_are_there()
    {
        var page = await OpenAsync(PlannedPage(), new BrowserNewContextOptions { JavaScriptEnabled = false });

        (await page.Locator("tbody tr:visible").CountAsync()).Should().Be(8);
        (await page.Locator("#graph .node:visible").CountAsync()).Should().Be(8);
        (await page.Locator("#search").IsVisibleAsync()).Should().BeFalse();
        await page.Locator("#graph .node").First.ClickAsync();
        page.Url.Should().Contain("#t-");
    }

    private async Task<IPage> OpenAsync(string file, BrowserNewContextOptions? options = null)
    {
        var context = await _chromium.Browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        page.Request += (_, request) => _requests.Add(request.Url);
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, error) => _complaints.Add(error);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    /// <summary>The page that <c>Publish --plan</c> writes.</summary>
    private string PlannedPage()
    {
        (_root / ".nuke" / "temp").CreateDirectory();
        (_root / ".nuke" / "temp" / "durations.json").WriteAllText(
            """{ "Restore": 12000, "Compile": 40000, "Lint": 9000, "Test": 70000, "Publish": 14000, "Announce": 1000 }""");
        using var output = new StringWriter();
        BuildRun.Execute<PlannedBuild>(
            new BuildInvocation
            {
                Arguments = ["Publish", "--plan"],
                Environment = new Dictionary<string, string>(),
                WorkingDirectory = _root,
                Output = output,
                IsOutputRedirected = true,
            },
            []).Should().Be(0, output.ToString());
        return _root / ".nuke" / "temp" / PlanCommand.FileName;
    }

    /// <summary>A page of 60 targets.</summary>
    private string LargePage()
    {
        var targets = Enumerable.Range(0, 60).Select(x => new PlanTarget { Name = $"{(x % 2 == 0 ? "Verify" : "Deploy")}Component{x}", IsInvoked = x == 59 });
        var edges = Enumerable.Range(1, 59).SelectMany(x => new[] { new PlanEdge(x * 7 % x, x, EdgeKind.Needs), new PlanEdge(x / 3, x, EdgeKind.Order) }).DistinctBy(x => (x.From, x.To));
        var graph = new PlanGraph([.. targets], [.. edges]);
        var file = _root / "large.html";
        file.WriteAllText(new PlanPage(graph, CriticalPath.Of(graph), "2026-01-02 03:04").Html());
        return file;
    }
}
