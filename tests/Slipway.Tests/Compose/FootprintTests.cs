using Slipway.Compose;
using Slipway.Releases;
using Slipway.Rollouts;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Compose;

public sealed class FootprintTests : IDisposable
{
    private readonly ProjectBuilder _given = new();

    public void Dispose() => _given.Dispose();

    [Fact]
    public void The_plan_says_how_much_memory_a_release_may_take_and_what_it_opens()
    {
        var footprint = Of(""" "db": { "image": "x", "mem_limit": "1073741824" }, "caddy": { "image": "x", "mem_limit": "134217728", "ports": [ { "target": 443, "published": "443", "protocol": "tcp" }, { "target": 443, "published": "443", "protocol": "udp" } ] } """);
        var plan = RolloutPlanner.Plan(Release("1.0.0", Shop()), new Dictionary<string, string>(), ServerState.Empty) with { Footprint = footprint };

        plan.Print("qa").Split('\n')[^1].Should().Be("Memory limits: 1.2 GB for 2 services. Published: caddy 443/tcp, 443/udp");
    }

    [Fact]
    public void Replicas_count_each_and_services_without_a_limit_are_named() =>
        Of(""" "web": { "image": "x", "mem_limit": "1000000", "scale": 3 }, "job": { "image": "x" } """)
            .ToString().Should().Be("Memory limits: 3 MB for 2 services (none for job). Published: nothing");

    [Fact]
    public void An_address_and_a_port_that_Docker_chooses_are_shown() =>
        Of(""" "db": { "image": "x", "mem_limit": "1000000", "ports": [ { "target": 5432, "published": "5432", "host_ip": "127.0.0.1" }, { "target": 9187 } ] } """)
            .ToString().Should().EndWith("Published: db 127.0.0.1:5432/tcp, any port/tcp");

    private Footprint Of(string services) => Footprint.Of(_given.Project(services));
}
