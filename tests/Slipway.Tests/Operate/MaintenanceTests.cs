using System.Text.Json;
using Slipway.Environments;
using Slipway.Operate;
using Slipway.Preflight;
using Slipway.Preflight.Checks;
using Slipway.Releases;
using Slipway.Tests.Compose;
using Slipway.Tests.Preflight;

namespace Slipway.Tests.Operate;

public sealed class MaintenanceTests : CheckTest
{
    private const string Proxy = """ "caddy": { "image": "localhost:5555/shop/caddy@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "volumes": [ { "type": "bind", "source": "ROOT/caddy", "target": "/etc/caddy", "read_only": true } ] } """;

    private static readonly MaintenanceState s_on = new(Now, "ann@laptop");

    [Fact]
    public void A_proxy_that_looks_at_it_gets_the_directory_and_no_service_is_taken_for_it()
    {
        Given.With("caddy/Caddyfile", MaintenanceSwitch.Snippet);
        var project = Given.Project(Proxy);

        project.MaintenanceProxies.Should().Equal("caddy");
        project.Switches.Should().BeEmpty();
        Slipway.Compose.ComposeRenderer.Render(project, ProjectBuilder.Options).Json.Should().Contain("\"source\": \"/opt/shop/upstreams\"");
    }

    [Fact]
    public void A_deploy_that_would_end_it_by_accident_says_so_and_is_allowed()
    {
        Given.With("caddy/Caddyfile", "respond 200");
        var on = Subject(Proxy) with { State = new ServerState { Maintenance = s_on } };

        var problem = FindOne(new MaintenanceCheck(), on);

        problem.Severity.Should().Be(Severity.Warn);
        problem.Next.Should().Contain("docs/operate.md");
        Find(new MaintenanceCheck(), Subject(Proxy)).Should().BeEmpty();
        CheckResult.Of(new MaintenanceCheck(), Subject(Proxy)).Seen.Should().Contain("docs/operate.md");
    }

    [Fact]
    public void While_it_is_on_the_smoke_test_asks_for_health_and_for_503_everywhere_else()
    {
        var checks = new SmokeChecks
        {
            Http = [new("https://api.shop.test/health") { Service = "app" }, new("https://api.shop.test/orders") { Contains = "[" }, new("https://www.shop.test/") { Status = 301 }],
            Pages = [new("https://shop.test/") { Selector = "h1" }],
        };

        var during = checks.DuringMaintenance([new HealthProbe("app", 8000)]);

        during.Http.Select(x => (x.Url, x.Status)).Should().Equal(("https://api.shop.test/health", 200), ("https://api.shop.test/orders", 503), ("https://www.shop.test/", 301), ("https://shop.test/", 503));
        during.Pages.Should().BeEmpty();
    }

    [Fact]
    public void The_server_says_since_when_and_a_file_made_by_hand_counts_too()
    {
        StateScript.Parse($"\n@@slipway:maintenance\non {s_on.ToJson()}\n").Maintenance.Should().Be(s_on);
        StateScript.Parse("\n@@slipway:maintenance\non \n").Maintenance.Should().Be(new MaintenanceState(null, null));
        StateScript.Parse("\n@@slipway:maintenance\n\n").Maintenance.Should().BeNull();
        JsonSerializer.Serialize(StatusReport.From("qa", "server", new ServerState { Maintenance = s_on }), ReleaseJson.Default.StatusReport).Should().Contain("\"by\": \"ann@laptop\"");
    }

    [Fact]
    public void The_page_shows_what_the_message_says() =>
        Lines(Documentation("docs/operate.md")).Should().Contain(Lines(MaintenanceSwitch.Snippet));

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(x => x.Trim()).Where(x => x.Length > 0);

    private static string Documentation(string name, [System.Runtime.CompilerServices.CallerFilePath] string path = "")
    {
        var directory = Path.GetDirectoryName(path)!;
        while (!File.Exists(Path.Combine(directory, "Slipway.slnx")))
            directory = Path.GetDirectoryName(directory)!;
        return File.ReadAllText(Path.Combine(directory, name));
    }
}
