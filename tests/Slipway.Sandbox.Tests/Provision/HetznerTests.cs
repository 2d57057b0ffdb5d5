using System.Net;
using System.Text.Json.Nodes;
using Slipway.Provision;
using Slipway.Provision.Hetzner;

namespace Slipway.Sandbox.Tests.Provision;

public sealed class HetznerTests : IDisposable
{
    private static readonly CloudServerRequest s_request = new()
    {
        Application = "shop",
        Environment = "qa",
        Name = "shop-qa",
        Keys = [PublicKey.Parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIann0123456789 ann@laptop", "a test")],
        Network = "inside",
    };

    private readonly PretendHetzner _cloud = new();
    private readonly HetznerServers _servers;

    public HetznerTests() => _servers = new HetznerServers(_cloud.Project);

    public void Dispose()
    {
        _servers.Dispose();
        _cloud.Dispose();
    }

    [Fact]
    public async Task A_server_is_made_with_key_firewall_network_and_labels_after_the_price_was_shown()
    {
        var plan = await _servers.PlanAsync(s_request);
        plan.Print().Should().Be(
            """
            Plan for Hetzner Cloud:
              1. upload the SSH key shop-qa-23456789
              2. make the firewall shop-qa-slipway: 22, 80, 443 (tcp), 443 (udp) and ping
              3. make the network inside (10.77.0.0/16) in eu-central
              4. make the server shop-qa: cx23 (2 cores, 4 GB, disk of 40 GB), debian-13, at nbg1, in the network inside
              costs 3.99 EUR a month without VAT, by the API's prices of now
            """);
        _cloud.Requests.Should().OnlyContain(x => x.StartsWith("GET ", StringComparison.Ordinal), "a plan makes nothing");

        var access = await _servers.CreateAsync(plan);

        access.Address.Should().Be("127.0.0.1");
        access.HostKeys.Should().ContainSingle().Which.Should().MatchRegex("^SHA256:[A-Za-z0-9+/]{43}$");
        var server = _cloud.All("servers").Should().ContainSingle().Which;
        ((string?)server["image"], (string?)server["location"]).Should().Be(("debian-13", "nbg1"));
        server["labels"]!.ToJsonString().Should().ContainAll("\"managed-by\":\"slipway\"", "\"slipway-application\":\"shop\"", "\"slipway-environment\":\"qa\"");
        server["ssh_keys"]!.AsArray().Select(x => (long)x!).Should().Equal(Id("ssh_keys"));
        server["networks"]!.AsArray().Select(x => (long)x!).Should().Equal(Id("networks"));
        server["firewalls"]!.AsArray().Select(x => (long)x!["firewall"]!).Should().Equal(Id("firewalls"));
        _cloud.All("firewalls").Single()["rules"]!.AsArray().Select(x => $"{x!["direction"]} {x["protocol"]} {x["port"]}").Should().Equal("in tcp 22", "in tcp 80", "in tcp 443", "in udp 443", "in icmp ");
        ((string)server["user_data"]!).Should().StartWith("#cloud-config").And.Contain("ecdsa_private");
        _cloud.Requests.Count(x => x.StartsWith("GET /v1/actions/", StringComparison.Ordinal)).Should().Be(4, "each of two actions is asked for until it has ended");

        long Id(string kind) => (long)_cloud.All(kind).Single()["id"]!;
    }

    [Fact]
    public async Task A_server_that_is_there_is_used_with_the_host_key_that_it_was_given()
    {
        var made = await _servers.CreateAsync(await _servers.PlanAsync(s_request));

        var plan = await _servers.PlanAsync(s_request);

        plan.IsEmpty.Should().BeTrue();
        (await _servers.CreateAsync(plan)).Should().BeEquivalentTo(made);
        _cloud.All("servers").Should().ContainSingle();
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_with_what_it_has_made()
    {
        _cloud.Fault = x => x is { HttpMethod: "POST", Url.AbsolutePath: "/v1/servers" } ? PretendHetzner.Error(422, "placement_error", "no space") : null;
        await FluentActions.Awaiting(async () => await _servers.CreateAsync(await _servers.PlanAsync(s_request))).Should().ThrowAsync<InvalidInputException>();
        _cloud.Fault = null;

        var plan = await _servers.PlanAsync(s_request);
        await _servers.CreateAsync(plan);

        plan.Lines.Should().ContainSingle().Which.Should().StartWith("make the server shop-qa");
        _cloud.All("ssh_keys").Should().ContainSingle();
    }

    [Fact]
    public async Task A_server_of_that_name_that_is_somebody_else_s_is_left_alone()
    {
        _cloud.Add("servers", """{"name":"shop-qa","status":"running","created":"2026-01-01T00:00:00+00:00","labels":{},"server_type":{"id":1,"name":"cx23"},"public_net":{"ipv4":{"ip":"203.0.113.9"}}}""");

        foreach (var attempt in new Func<Task>[] { () => _servers.PlanAsync(s_request), () => _servers.PlanRemovalAsync(s_request) })
            (await FluentActions.Awaiting(attempt).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("Slipway did not make it").And.Contain("--ssh-host 203.0.113.9");
        _cloud.All("servers").Should().ContainSingle();
    }

    [Theory]
    [InlineData("cx99", "nbg1", "debian-13", "no server type cx99 at nbg1; it has cx23, cx33, cx43")]
    [InlineData("cx23", "mars1", "debian-13", "no location mars1; it has nbg1")]
    [InlineData("cx23", "nbg1", "debian-7", "no image debian-7 for x86")]
    public async Task What_is_not_known_there_is_refused_with_what_is(string type, string location, string image, string why) =>
        (await FluentActions.Awaiting(() => _servers.PlanAsync(s_request with { Type = type, Location = location, Image = image })).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain(why);

    public static TheoryData<int, string, string, string, string[]> Refusals => new()
    {
        { 401, "unauthorized", "unable to authenticate", "{}", ["does not accept the token", "HCLOUD_TOKEN"] },
        { 403, "token_readonly", "token is only allowed to perform GET requests", "{}", ["does not let the token", "token_readonly", "may read and write"] },
        { 403, "resource_limit_exceeded", "server limit exceeded", "{}", ["resource_limit_exceeded", "the project's limits"] },
        { 404, "not_found", "resource not found", "{}", ["knows no such thing", "right project"] },
        { 409, "uniqueness_error", "server name is already used", "{}", ["there already", "--server-name"] },
        { 422, "invalid_input", "invalid input in field 'location'", """{"fields":[{"name":"location","messages":["is unknown","is too long"]}]}""", ["invalid_input", ": location is unknown, is too long"] },
        { 423, "locked", "another action is running", "{}", ["doing something else", "wait a minute"] },
        { 500, "server_error", "internal", "{}", ["500, server_error", "status.hetzner.com"] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_says_what_was_asked_what_it_means_and_what_to_do_and_never_the_token(int status, string code, string message, string details, string[] says)
    {
        var plan = await _servers.PlanAsync(s_request);
        _cloud.Fault = x => x is { HttpMethod: "POST", Url.AbsolutePath: "/v1/servers" } ? PretendHetzner.Error(status, code, message, details) : null;

        var error = (await FluentActions.Awaiting(() => _servers.CreateAsync(plan)).Should().ThrowAsync<SlipwayException>()).Which;

        error.Message.Should().ContainAll([.. says, "make the server shop-qa", message]);
        error.ToString().Should().NotContain(PretendHetzner.Token).And.NotContain("PRIVATE KEY");
    }

    [Fact]
    public async Task A_limit_of_requests_is_waited_for_and_one_that_stays_is_told_with_its_end()
    {
        var left = 3;
        _cloud.Fault = _ => Interlocked.Decrement(ref left) >= 0 ? Limited() : null;
        (await _servers.PlanAsync(s_request)).IsEmpty.Should().BeFalse();

        _cloud.Fault = _ => Limited();
        (await FluentActions.Awaiting(() => _servers.PlanAsync(s_request)).Should().ThrowAsync<SlipwayException>()).Which.Message.Should()
            .Contain("no more requests").And.Contain("3600 an hour").And.Contain("2026-11-25 09:46:40Z").And.Contain("list the servers");

        static Answer Limited() => PretendHetzner.Error(429, "rate_limit_exceeded", "limit reached", "{}", ("RateLimit-Limit", "3600"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "1795600000"));
    }

    [Fact]
    public async Task What_may_have_happened_is_not_asked_for_twice_and_a_hiccup_of_a_question_is()
    {
        var plan = await _servers.PlanAsync(s_request);
        var questions = 0;
        _cloud.Fault = x => x.HttpMethod == "POST" || Interlocked.Increment(ref questions) <= 2 ? PretendHetzner.Error(502, "bad_gateway", "try again") : null;

        await FluentActions.Awaiting(() => _servers.CreateAsync(plan)).Should().ThrowAsync<SlipwayException>();
        await _servers.PlanAsync(s_request);

        _cloud.Requests.Count(x => x.StartsWith("POST ", StringComparison.Ordinal)).Should().Be(1);
        questions.Should().BeGreaterThan(3);
    }

    [Fact]
    public async Task An_action_that_fails_is_an_error_with_its_reason()
    {
        _cloud.Fault = x => x.Url!.AbsolutePath.StartsWith("/v1/actions/", StringComparison.Ordinal)
            ? new Answer(200, """{"action":{"id":1,"command":"create_server","status":"error","progress":100,"error":{"code":"action_failed","message":"Action failed"}}}""") : null;

        (await FluentActions.Awaiting(async () => await _servers.CreateAsync(await _servers.PlanAsync(s_request))).Should().ThrowAsync<SlipwayException>())
            .Which.Message.Should().Contain("create_server ended with Action failed (action_failed)");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("shop-production")]
    [InlineData("Shop-qa")]
    public async Task Nothing_is_removed_before_the_server_s_name_was_typed(string? typed)
    {
        await _servers.CreateAsync(await _servers.PlanAsync(s_request));
        var plan = await _servers.PlanRemovalAsync(s_request);

        (await FluentActions.Awaiting(() => _servers.RemoveAsync(plan, typed)).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("which is shop-qa. Nothing was removed");

        _cloud.Requests.Should().NotContain(x => x.StartsWith("DELETE ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_removed_is_what_slipway_made_for_that_environment_and_what_is_lost_is_said()
    {
        _cloud.Add("ssh_keys", """{"name":"somebody","public_key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIbob bob","labels":{}}""");
        _cloud.Add("firewalls", """{"name":"shop-production-slipway","labels":{"managed-by":"slipway","slipway-application":"shop","slipway-environment":"production"}}""");
        await _servers.CreateAsync(await _servers.PlanAsync(s_request));
        var inUse = 2;
        _cloud.Fault = x => x.HttpMethod == "DELETE" && x.Url!.AbsolutePath.StartsWith("/v1/firewalls/", StringComparison.Ordinal) && Interlocked.Decrement(ref inUse) >= 0
            ? PretendHetzner.Error(409, "resource_in_use", "firewall is still in use") : null;

        var plan = await _servers.PlanRemovalAsync(s_request);
        plan.Print().Should().ContainAll("the server shop-qa (cx23, 127.0.0.1, since 2026-11-28)", "database of shop on qa", "every backup that was not copied elsewhere", "DNS must not name them", "the firewall shop-qa-slipway", "the network inside", "the SSH key shop-qa-");
        await _servers.RemoveAsync(plan, "shop-qa");

        new[] { "servers", "networks" }.SelectMany(_cloud.All).Should().BeEmpty();
        _cloud.All("ssh_keys").Should().ContainSingle().Which["name"]!.ToString().Should().Be("somebody");
        _cloud.All("firewalls").Should().ContainSingle().Which["name"]!.ToString().Should().Be("shop-production-slipway");
        (await FluentActions.Awaiting(() => _servers.PlanRemovalAsync(s_request)).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("Nothing at Hetzner Cloud is labelled");
    }

    [Fact]
    public async Task A_protected_server_is_not_removed()
    {
        await _servers.CreateAsync(await _servers.PlanAsync(s_request));
        _cloud.All("servers").Single()["protection"] = new JsonObject { ["delete"] = true, ["rebuild"] = true };

        (await FluentActions.Awaiting(() => _servers.PlanRemovalAsync(s_request)).Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("protected against being deleted");
    }
}
