using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Sandbox.Tests.Compose;
using YamlDotNet.Serialization;

namespace Slipway.Sandbox.Tests.Monitoring;

/// <summary>
/// Grafana itself cannot be run where its image cannot be pulled, so its files are held against what its documentation says of them
/// and, in <see cref="GrafanaSchemaTests"/>, against its types; the queries in them are checked by Prometheus, in <see cref="RulesTests"/> and against a running one.
/// </summary>
public sealed class GrafanaTests
{
    private static readonly string[] s_kinds = ["stat", "timeseries", "table"];

    public static TheoryData<string> Names => [.. Dashboards.Names];

    [Fact]
    public void There_is_a_dashboard_for_each_of_the_four_questions() =>
        Dashboards.Names.Select(x => (string?)Dashboards.Read(x)["title"]).Should().BeEquivalentTo("Is it up?", "Is it slow?", "Is it full?", "What changed?");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_dashboard_has_what_Grafana_needs_to_load_it(string name)
    {
        var dashboard = Dashboards.Read(name);

        ((string?)dashboard["uid"]).Should().MatchRegex("^[a-zA-Z0-9_-]{1,40}$");
        ((int)dashboard["schemaVersion"]!).Should().BeGreaterThanOrEqualTo(39);
        dashboard.ContainsKey("id").Should().BeFalse("the id is Grafana's own, and one in a file would replace another dashboard");
        ((bool?)dashboard["editable"]).Should().BeFalse("what is changed in the browser would be lost");
        var panels = dashboard["panels"]!.AsArray();
        panels.Select(x => (int)x!["id"]!).Should().OnlyHaveUniqueItems();
        panels.Should().OnlyContain(x => s_kinds.Contains((string?)x!["type"]) && ((string?)x["title"]) != "");
        dashboard["panels"]!.AsArray().SelectMany(x => x!["targets"]!.AsArray().Prepend(x)).Concat(dashboard["annotations"]!["list"]!.AsArray())
            .Should().OnlyContain(x => (string?)x!["datasource"]!["uid"] == "prometheus" && (string?)x["datasource"]!["type"] == "prometheus");
        panels.Should().OnlyContain(x => x!["targets"]!.AsArray().Select(y => (string?)y!["refId"]).Distinct().Count() == x["targets"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Panels_lie_within_the_grid_of_24_columns_and_on_none_of_each_other(string name)
    {
        var cells = new HashSet<(int, int)>();
        foreach (var place in Dashboards.Read(name)["panels"]!.AsArray().Select(x => x!["gridPos"]!))
        {
            var (x, y, w, h) = ((int)place["x"]!, (int)place["y"]!, (int)place["w"]!, (int)place["h"]!);
            (x + w).Should().BeLessThanOrEqualTo(24);
            Enumerable.Range(x, w).SelectMany(column => Enumerable.Range(y, h).Select(row => (column, row))).Should().OnlyContain(cell => cells.Add(cell));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_deploy_rollback_and_failure_is_an_annotation_at_the_time_that_its_metric_has(string name)
    {
        var annotations = Dashboards.Read(name)["annotations"]!["list"]!.AsArray();

        annotations.Select(x => (string?)x!["expr"]).Should().BeEquivalentTo(
            "deployment_finished_timestamp_seconds{outcome=\"deployed\"} * 1000", "deployment_finished_timestamp_seconds{outcome!=\"deployed\"} * 1000");
        annotations.Should().OnlyContain(x => (bool)x!["enable"]! && (string?)x["useValueForTime"] == "on" && ((string)x["titleFormat"]!).Contains("{{release}}"));
    }

    [Fact]
    public async Task What_is_provisioned_is_where_the_container_has_it()
    {
        var service = (await RepositoryCompose.Production.RenderAsync())["services"]!["grafana"]!;
        var mounts = service["volumes"]!.AsArray().ToDictionary(x => (string)x!["target"]!, x => ((string)x!["source"]!).Split('/')[^1]);
        mounts["/etc/grafana/provisioning"].Should().Be("provisioning");

        var source = Provisioned("datasources/prometheus.yaml", "datasources");
        source["uid"].Should().Be("prometheus");
        source["type"].Should().Be("prometheus");
        source["url"].Should().Be("http://prometheus:9090", "Prometheus is in the same network, by its service's name");
        var provider = Provisioned("dashboards/files.yaml", "providers");
        provider["type"].Should().Be("file");
        var path = (string)((Dictionary<object, object>)provider["options"])["path"];
        mounts[path].Should().Be("dashboards");
        ((string)service["environment"]!["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]!).Should().StartWith($"{path}/");
        Dashboards.Names.Should().Contain(Path.GetFileName((string)service["environment"]!["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]!));
    }

    private static Dictionary<object, object> Provisioned(string file, string list)
    {
        var text = File.ReadAllText(Path.Combine(SandboxFixture.Root, "docker", "grafana", "provisioning", file));
        var content = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        content["apiVersion"].Should().Be("1");
        return (Dictionary<object, object>)((List<object>)content[list]).Single();
    }
}
