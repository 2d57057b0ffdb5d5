using System.Diagnostics;
using System.Net;
using Slipway.Images;

namespace Slipway.Sandbox.Tests.Images;

public class RegistryProtocolTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Other = "sha256:1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly Answer Found = new(200, "", ("Docker-Content-Digest", Digest));

    [Fact]
    public async Task A_token_is_fetched_once_with_the_login_and_sent_from_then_on()
    {
        ScriptedServer? registry = null;
        registry = new ScriptedServer(request => request switch
        {
            { Url.AbsolutePath: "/token" } => new Answer(200, """{"token":"t0k3n"}"""),
            _ when request.Headers["Authorization"] is "Bearer t0k3n" => Found,
            _ => new Answer(401, "", ("WWW-Authenticate", $"Bearer realm=\"http://{registry!.Host}/token\",service=\"registry\",scope=\"repository:x:pull\"")),
        });
        using var _ = registry;
        using var client = new RegistryClient([new Registry($"{registry.Host}/shop") { User = "robot", Password = new Secret("s3cret") }]);

        (await client.FindDigestAsync($"{registry.Host}/shop/api:1")).Should().Be(Digest);
        (await client.FindDigestAsync($"{registry.Host}/shop/api:2")).Should().Be(Digest);

        registry.Requests.Should().Equal(
            "HEAD /v2/shop/api/manifests/1",
            "GET /token?scope=repository%3Ashop%2Fapi%3Apull&service=registry Basic cm9ib3Q6czNjcmV0",
            "HEAD /v2/shop/api/manifests/1 Bearer t0k3n",
            "HEAD /v2/shop/api/manifests/2 Bearer t0k3n");
    }

    [Fact]
    public async Task A_login_is_sent_to_its_own_registry_only()
    {
        using var registry = new ScriptedServer(_ => new Answer(401, "", ("WWW-Authenticate", "Basic realm=\"x\"")));
        using var client = new RegistryClient([new Registry("ghcr.io/acme") { User = "robot", Password = new Secret("s3cret") }]);

        var asking = () => client.FindDigestAsync($"{registry.Host}/shop/api:1");

        (await asking.Should().ThrowAsync<InvalidInputException>()).WithMessage($"*{registry.Host} asks for a login and none is set*User and Password*");
        registry.Requests.Should().Equal("HEAD /v2/shop/api/manifests/1");
    }

    [Fact]
    public async Task A_token_service_without_encryption_gets_nothing()
    {
        using var registry = new ScriptedServer(_ => new Answer(401, "", ("WWW-Authenticate", "Bearer realm=\"http://tokens.example.test/token\"")));
        using var client = new RegistryClient([new Registry($"{registry.Host}/shop") { User = "robot", Password = new Secret("s3cret") }]);

        var asking = () => client.FindDigestAsync($"{registry.Host}/shop/api:1");

        (await asking.Should().ThrowAsync<SlipwayException>()).WithMessage("*tokens.example.test*not encrypted*");
    }

    [Fact]
    public async Task A_registry_that_asks_for_a_pause_gets_it()
    {
        var asked = 0;
        using var registry = new ScriptedServer(_ => ++asked < 2 ? new Answer(429, "", ("Retry-After", "1")) : Found);
        using var client = new RegistryClient();
        var watch = Stopwatch.StartNew();

        (await client.FindDigestAsync($"{registry.Host}/shop/api:1")).Should().Be(Digest);

        watch.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(0.9));
        registry.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_pause_that_is_too_long_is_an_error_at_once()
    {
        using var registry = new ScriptedServer(_ => new Answer(429, "", ("Retry-After", "3600")));
        using var client = new RegistryClient();

        var asking = () => client.FindDigestAsync($"{registry.Host}/shop/api:1");

        (await asking.Should().ThrowAsync<SlipwayException>()).WithMessage("*no more requests*3600*log in*");
        registry.Requests.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_registry_that_is_broken_for_a_moment_is_asked_again(int status)
    {
        var asked = 0;
        using var registry = new ScriptedServer(_ => ++asked < 3 ? new Answer(status) : Found);
        using var client = new RegistryClient();

        (await client.FindDigestAsync($"{registry.Host}/shop/api:1")).Should().Be(Digest);
    }

    [Fact]
    public async Task A_registry_that_stays_broken_is_named_with_what_it_said()
    {
        using var registry = new ScriptedServer(_ => new Answer(500, "disk full"));
        using var client = new RegistryClient();

        var asking = () => client.FindAsync($"{registry.Host}/shop/api:1", "linux/amd64");

        (await asking.Should().ThrowAsync<SlipwayException>()).WithMessage($"*{registry.Host} answered 500*shop/api/manifests/1: disk full*");
    }

    [Fact]
    public async Task Forbidden_says_who_may_not_do_what()
    {
        using var registry = new ScriptedServer(_ => new Answer(403));
        using var client = new RegistryClient();

        var asking = () => client.FindDigestAsync($"{registry.Host}/shop/api:1");

        (await asking.Should().ThrowAsync<InvalidInputException>()).WithMessage("*anonymous user read shop/api (403)*");
    }

    [Fact]
    public async Task An_index_is_read_by_platform_and_its_attestations_are_no_platform()
    {
        var index = $$$"""
            {"manifests":[
              {"digest":"{{{Digest}}}","platform":{"os":"linux","architecture":"amd64"}},
              {"digest":"{{{Other}}}","platform":{"os":"unknown","architecture":"unknown"}}]}
            """;
        using var registry = new ScriptedServer(request => request.Url!.AbsolutePath switch
        {
            "/v2/shop/api/manifests/1" => new Answer(200, index, ("Content-Type", "application/vnd.oci.image.index.v1+json")),
            $"/v2/shop/api/manifests/{Digest}" => new Answer(200, $$$"""{"config":{"digest":"{{{Other}}}"}}""", ("Content-Type", "application/vnd.oci.image.manifest.v1+json")),
            $"/v2/shop/api/blobs/{Other}" => new Answer(307, "", ("Location", "/elsewhere")),
            "/elsewhere" => new Answer(200, """{"os":"linux","architecture":"amd64","config":{"Labels":{"a":"b"}}}"""),
            _ => new Answer(404),
        });
        using var client = new RegistryClient();

        var image = await client.FindAsync($"{registry.Host}/shop/api:1", "linux/amd64");
        var asking = () => client.FindAsync($"{registry.Host}/shop/api:1", "linux/arm64");

        image!.Platforms.Should().Equal("linux/amd64");
        image.Labels.Should().Equal(new Dictionary<string, string> { ["a"] = "b" });
        (await asking.Should().ThrowAsync<SlipwayException>()).WithMessage("*is not made for linux/arm64, only for linux/amd64*");
    }

    [Fact]
    public async Task What_a_digest_names_is_asked_for_once()
    {
        const string Manifest = $$$"""{"config":{"digest":"{{{Other}}}"},"layers":[{"size":7}]}""";
        using var registry = new ScriptedServer(request => request.Url!.AbsolutePath switch
        {
            "/v2/shop/api/manifests/1" => new Answer(200, Manifest, ("Content-Type", "application/vnd.oci.image.manifest.v1+json")),
            $"/v2/shop/api/blobs/{Other}" => new Answer(200, """{"os":"linux","architecture":"amd64","config":{},"rootfs":{"diff_ids":["sha256:0"]}}"""),
            _ => new Answer(404),
        });
        using var client = new RegistryClient();

        var image = await client.FindAsync($"{registry.Host}/shop/api:1", "linux/amd64");
        var content = await client.FindContentAsync($"{registry.Host}/shop/api@{image!.Digest}", "linux/amd64");
        await client.FindAsync($"{registry.Host}/shop/api:1", "linux/amd64");

        content!.Layers.Should().Equal(("sha256:0", 7));
        // A tag can name something else by now, and is asked for again.
        registry.Requests.Should().Equal("GET /v2/shop/api/manifests/1", $"GET /v2/shop/api/blobs/{Other}", "GET /v2/shop/api/manifests/1");
    }

    [Fact]
    public async Task A_registry_that_does_not_name_the_digest_is_read_instead()
    {
        using var registry = new ScriptedServer(_ => new Answer(200, "{}", ("Content-Type", "application/vnd.oci.image.manifest.v1+json")));
        using var client = new RegistryClient();

        (await client.FindDigestAsync($"{registry.Host}/shop/api:1")).Should().Be("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    [Theory]
    [InlineData("text/html", "<html>log in to the hotel's network</html>", "*answered with text/html when asked for image shop/api*")]
    [InlineData("application/vnd.oci.image.manifest.v1+json", "<html>", "*not JSON of a registry*")]
    public async Task What_is_no_registry_is_not_taken_for_one(string type, string body, string message)
    {
        using var registry = new ScriptedServer(_ => new Answer(200, body, ("Content-Type", type)));
        using var client = new RegistryClient();

        var finding = () => client.FindAsync($"{registry.Host}/shop/api:1", "linux/amd64");

        (await finding.Should().ThrowAsync<SlipwayException>()).WithMessage(message);
    }

    [Fact]
    public async Task A_registry_that_is_down_is_one_clear_error_within_seconds()
    {
        string host;
        using (var registry = new ScriptedServer(_ => new Answer((int)HttpStatusCode.OK)))
            host = registry.Host;
        using var client = new RegistryClient();
        var watch = Stopwatch.StartNew();

        var asking = () => client.ResolveAsync([$"{host}/shop/api:1", $"{host}/shop/web:1"]);

        (await asking.Should().ThrowAsync<SlipwayException>()).WithMessage($"Registry {host} cannot be reached at http://{host}/v2/: Connection refused*Next: *");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData("postgres", "*\"postgres\" has no tag*postgres:1.2*")]
    [InlineData("postgres:latest", "*\"postgres:latest\" has the tag latest*postgres:1.2*")]
    [InlineData("localhost:5555/postgres", "*\"localhost:5555/postgres\" has no tag*localhost:5555/postgres:1.2*")]
    [InlineData("Not an image", "*is not the name of an image*")]
    public async Task What_names_no_version_is_refused_before_any_request(string reference, string message)
    {
        using var client = new RegistryClient();

        var resolving = () => client.ResolveAsync([reference]);

        (await resolving.Should().ThrowAsync<InvalidInputException>()).WithMessage(message);
    }

    [Fact]
    public async Task What_is_pinned_already_needs_no_request()
    {
        using var registry = new ScriptedServer(_ => Found);
        using var client = new RegistryClient();
        string[] references = [$"{registry.Host}/a@{Other}", $"{registry.Host}/a:latest@{Other}", $"{registry.Host}/b:1", $"{registry.Host}/b:1"];

        var pinned = await client.ResolveAsync(references);

        pinned[references[0]].Should().Be(references[0]);
        pinned[references[1]].Should().Be(references[1]);
        pinned[references[2]].Should().Be($"{registry.Host}/b:1@{Digest}");
        registry.Requests.Should().Equal("HEAD /v2/b/manifests/1");
    }

    [Fact]
    public async Task A_tag_that_is_not_there_is_null_when_looked_for_and_an_error_when_needed()
    {
        using var registry = new ScriptedServer(_ => new Answer(404));
        using var client = new RegistryClient();

        (await client.FindDigestAsync($"{registry.Host}/shop/api:1")).Should().BeNull();
        (await client.FindAsync($"{registry.Host}/shop/api:1", "linux/amd64")).Should().BeNull();
        var resolving = () => client.ResolveAsync([$"{registry.Host}/shop/api:1"]);
        (await resolving.Should().ThrowAsync<SlipwayException>()).WithMessage($"*{registry.Host} has no tag 1 of image shop/api*");
    }
}
