using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Preflight;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;

namespace Slipway.Tests.Preflight;

public sealed class ComposeCheckTests : CheckTest
{
    [Fact]
    public void A_data_service_on_the_internet_is_refused_with_the_way_to_close_it()
    {
        var problem = FindOne(new PublishedPortsCheck(), Subject("""
            "db": { "image": "x", "ports": [ { "target": 5432, "published": "5432", "protocol": "tcp" } ] }
            """));

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Message.Should().Contain("service db");
        problem.Next.Should().Contain("!reset");
    }

    [Fact]
    public void A_proxy_that_finds_a_service_by_name_is_told_what_that_lacks()
    {
        var problem = FindOne(new SwitchCheck(), Subject(""" "app": { "image": "x" }, "caddy": { "image": "x" } """));

        problem.Severity.Should().Be(Severity.Warn);
        problem.Message.Should().Contain("finds app by name").And.Contain("before its gate").And.Contain("warm");
    }

    [Fact]
    public void A_proxy_that_looks_at_the_switch_of_a_service_that_is_not_there_is_refused()
    {
        Given.With("caddy/Caddyfile", "root /run/slipway/upstreams/app\nroot /run/slipway/upstreams/ap");

        FindOne(new SwitchCheck(), Subject("""
            "app": { "image": "x" }, "caddy": { "image": "x", "volumes": [ { "type": "bind", "source": "ROOT/caddy", "target": "/etc/caddy" } ] }
            """)).Message.Should().Contain("/run/slipway/upstreams/ap, but no service is called ap");
    }

    [Fact]
    public void A_service_in_no_stage_is_refused() =>
        FindOne(new StagesCheck(), Subject(""" "worker": { "image": "x" } """)).Message.Should().Contain("service worker of compose.yaml, compose.qa.yaml is in no stage");

    [Theory]
    [InlineData("shop/app:latest")]
    [InlineData("shop/app")]
    public void An_image_without_a_version_is_refused(string image) =>
        FindOne(new RenderCheck(), Subject($$""" "app": { "image": "{{image}}" } """)).Message.Should().Contain($"service app runs {image}");

    [Fact]
    public void A_digest_beside_the_tag_latest_says_which_image_it_is() =>
        Find(new RenderCheck(), Subject($$""" "app": { "image": "shop/app:latest@{{Digest}}" } """)).Should().BeEmpty();

    [Fact]
    public void Source_code_that_the_base_file_mounts_over_an_image_that_it_builds_is_refused()
    {
        Given.With("app/main.py", "x");

        FindOne(new RenderCheck(), Subject($$"""
            "app": { "image": "{{Image("app")}}", "build": { "context": "ROOT" }, "volumes": [ { "type": "bind", "source": "ROOT/app", "target": "/app/app" } ] }
            """)).Message.Should().Contain("mounts app on /app/app, over the code of its own image");
    }

    [Fact]
    public void A_mount_of_a_file_that_is_not_there_is_refused_instead_of_becoming_a_directory_of_root_s() =>
        FindOne(new RenderCheck(), Subject($$"""
            "caddy": { "image": "{{Image("caddy")}}", "volumes": [ { "type": "bind", "source": "ROOT/docker/Caddyfile", "target": "/etc/caddy/Caddyfile" } ] }
            """)).Message.Should().Contain("docker/Caddyfile, mounted by service caddy, does not exist");

    [Fact]
    public void A_path_of_the_server_that_nothing_delivers_is_worth_knowing() =>
        FindOne(new HostMountsCheck(), Subject(""" "app": { "image": "x", "volumes": [ { "type": "bind", "source": "/srv/conf", "target": "/conf" } ] } """))
            .Message.Should().Contain("service app mounts /srv/conf");

    [Theory]
    [InlineData("app", "/opt/shop/settings.json", "/app/settings.json", Severity.Refuse)]
    [InlineData("caddy", "/opt/shop/Caddyfile", "/etc/caddy/Caddyfile", Severity.Refuse)]
    [InlineData("caddy", "/srv/Caddyfile", "/etc/caddy/Caddyfile", Severity.Refuse)]
    [InlineData("caddy", "/srv/caddy", "/etc/caddy", Severity.Warn)]
    [InlineData("app", "/srv/model.json", "/app/model.json", Severity.Warn)]
    public void A_single_file_of_configuration_on_the_server_that_would_stay_the_old_one_is_refused(string service, string source, string target, Severity severity) =>
        FindOne(new HostMountsCheck(), Subject($$""" "{{service}}": { "image": "x", "volumes": [ { "type": "bind", "source": "{{source}}", "target": "{{target}}" } ] } """))
            .Severity.Should().Be(severity);

    [Theory]
    [InlineData("/var/run/docker.sock")]
    [InlineData("/")]
    [InlineData("/sys")]
    [InlineData("ROOT/docker/caddy")]
    [InlineData("/opt/shop/live")]
    public void Paths_of_the_system_and_of_the_repository_are_not(string source) =>
        Find(new HostMountsCheck(), Subject($$""" "app": { "image": "x", "volumes": [ { "type": "bind", "source": "{{source}}", "target": "/x" } ] } """)).Should().BeEmpty();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_path_that_the_server_does_not_have_is_refused_instead_of_becoming_a_directory_of_root_s(bool exists)
    {
        var subject = Subject(""" "app": { "image": "x", "volumes": [ { "type": "bind", "source": "/srv/models", "target": "/models" } ] } """);

        var problems = Find(new MountSourcesCheck(), subject with { Server = subject.Server! with { Paths = subject.Server.Paths.Add("/srv/models", exists) } });

        MountSourcesCheck.Paths(subject).Should().Equal("/srv/models");
        problems.Select(x => x.Severity).Should().Equal(exists ? [] : [Severity.Refuse]);
    }

    [Fact]
    public void Two_writers_of_one_volume_are_named() =>
        FindOne(new SharedVolumesCheck(), Subject("""
            "db": { "image": "x", "volumes": [ { "type": "volume", "source": "data", "target": "/d" } ] },
            "old-db": { "image": "x", "volumes": [ { "type": "volume", "source": "data", "target": "/d" } ] }
            """)).Message.Should().Be("The services db and old-db both write to the volume data.");

    [Fact]
    public void A_reader_beside_the_writer_is_fine() =>
        Find(new SharedVolumesCheck(), Subject("""
            "db": { "image": "x", "volumes": [ { "type": "volume", "source": "data", "target": "/d" } ] },
            "backup": { "image": "x", "volumes": [ { "type": "volume", "source": "data", "target": "/d", "read_only": true } ] }
            """)).Should().BeEmpty();

    [Fact]
    public void Containers_of_one_service_that_share_a_volume_are_named_too() =>
        FindOne(new SharedVolumesCheck(), Subject(""" "db": { "image": "x", "deploy": { "replicas": 2 }, "volumes": [ { "type": "volume", "source": "data", "target": "/d" } ] } """))
            .Message.Should().Contain("db has 2 containers");

    [Fact]
    public void A_probe_that_cannot_say_which_build_answers_is_worth_knowing()
    {
        var subject = Subject() with { Environment = Environment with { Probes = [new HealthProbe("app", 8000)] } };

        FindOne(new HealthCheck(), subject).Should().BeEquivalentTo(new { Severity = Severity.Warn }, x => x.ExcludingMissingMembers());
    }

    [Fact]
    public void A_backend_that_nothing_asks_whether_it_is_ready_is_worth_knowing() =>
        FindOne(new HealthCheck(), Subject() with { Environment = Environment with { Probes = [] } }).Message.Should().Contain("when app is ready");

    [Theory]
    [InlineData("""{ "test": ["CMD", "true"], "start_period": "30s", "start_interval": "1.5s" }""", null)]
    [InlineData("""{ "test": ["CMD", "true"], "interval": "1m30s" }""", "90 s")]
    [InlineData("""{ "test": ["CMD", "true"], "interval": "2s", "start_period": "30s" }""", "5 s")]
    [InlineData("""{ "test": ["CMD", "true"], "start_interval": "250ms", "start_period": "0s" }""", "30 s")]
    public void A_health_check_that_comes_long_after_the_start_is_worth_knowing(string healthcheck, string? after)
    {
        var problems = Find(new HealthCheck(), Subject($$""" "app": { "image": "{{Image("app")}}", "healthcheck": {{healthcheck}} } """) with
        {
            Environment = Environment with { Probes = [] },
        });

        if (after is null)
            problems.Should().BeEmpty();
        else
            problems.Should().ContainSingle().Which.Message.Should().Contain($"the health of app no sooner than {after} after");
    }

    [Theory]
    [InlineData("label", null)]
    [InlineData(null, "image")]
    public void A_variable_that_an_application_names_as_required_must_be_given(string? onService, string? onImage)
    {
        var label = onService is null ? "" : """, "labels": { "dev.slipway.requires": "API_ADDRESS" }""";
        var subject = Subject($$""" "app": { "image": "{{Image("app")}}", "environment": { "API_ADDRESS": "" } {{label}} } """) with
        {
            Images = onImage is null ? [] : [new ImageFacts(Image("app")) { RequiredVariables = ["API_ADDRESS"] }],
        };

        var problem = FindOne(new RequiredVariablesCheck(), subject);

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Message.Should().Contain("service app gets no API_ADDRESS");
        problem.Next.Should().Be("add API_ADDRESS to environment of app in compose.yaml, compose.qa.yaml");
    }

    [Theory]
    [InlineData("DATABASE_PASSWORD", "${DATABASE_PASSWORD}")]
    [InlineData("DATABASE_PASSWORD_FILE", "/run/secrets/db")]
    public void One_of_two_that_would_do_is_enough_and_a_secret_counts(string key, string value) =>
        Find(new RequiredVariablesCheck(), Subject(
            $$""" "app": { "image": "x", "environment": { "{{key}}": "{{value}}" }, "labels": { "dev.slipway.requires": "DATABASE_PASSWORD|DATABASE_PASSWORD_FILE" } } """,
            "", ("DATABASE_PASSWORD", "f00d"))).Should().BeEmpty();
}
