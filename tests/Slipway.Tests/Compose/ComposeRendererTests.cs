using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Compose;

namespace Slipway.Tests.Compose;

public sealed class ComposeRendererTests : IDisposable
{
    private readonly ProjectBuilder _given = new();

    public void Dispose() => _given.Dispose();

    [Theory]
    [InlineData("postgres", "*service db runs postgres:*")]
    [InlineData("postgres:latest", "*service db runs postgres:latest:*")]
    [InlineData("localhost:5555/postgres", "*service db runs localhost:5555/postgres:*")]
    [InlineData("Postgres:16", "*service db runs*Postgres:16*not the name of an image*")]
    [InlineData("postgres:16", "*service db runs postgres:16, whose digest is not known*")]
    public void An_image_that_is_not_certain_is_refused(string image, string message)
    {
        var render = () => Render(_given.Project($$""" "db": { "image": "{{image}}" } """), ProjectBuilder.Options with
        {
            PinnedImages = ImmutableDictionary<string, string>.Empty.Add("postgres:latest", "postgres@sha256:0").Add("postgres", "postgres@sha256:0"),
        });

        render.Should().Throw<InvalidInputException>().WithMessage(message);
    }

    [Fact]
    public void A_proxy_whose_configuration_looks_at_switches_gets_them_and_nothing_else_does()
    {
        _given.With("caddy/Caddyfile", "@app file { root /run/slipway/upstreams/app }");
        var project = _given.Project($$"""
            "app": { "image": "{{ProjectBuilder.Image("app")}}" },
            "proxy": { "image": "{{ProjectBuilder.Image("caddy")}}", "volumes": [ { "type": "bind", "source": "ROOT/caddy", "target": "/etc/caddy" } ] }
            """);

        var rendered = Render(project, ProjectBuilder.Options);

        rendered.Switched.Should().Equal("app");
        Service(rendered, "proxy")["volumes"]!.AsArray()[^1]!.ToJsonString().Should()
            .Contain("\"source\":\"/opt/shop/upstreams\"").And.Contain("\"target\":\"/run/slipway/upstreams\"").And.Contain("\"read_only\":true");
        Service(rendered, "app").ContainsKey("volumes").Should().BeFalse();
    }

    [Fact]
    public void A_tag_is_rendered_as_its_digest()
    {
        var options = ProjectBuilder.Options with { PinnedImages = ImmutableDictionary<string, string>.Empty.Add("postgres:16", $"postgres:16@{ProjectBuilder.Digest}") };

        var rendered = Render(_given.Project(""" "db": { "image": "postgres:16", "command": null } """), options);

        Service(rendered, "db")["image"]!.ToString().Should().Be($"postgres:16@{ProjectBuilder.Digest}");
        rendered.Images["db"].Should().Be($"postgres:16@{ProjectBuilder.Digest}");
        Service(rendered, "db").ContainsKey("command").Should().BeFalse();
    }

    [Fact]
    public void Only_images_of_ours_are_told_their_digest_and_nothing_is_built_on_the_server()
    {
        var project = _given.Project($$"""
            "app": { "image": "{{ProjectBuilder.Image("backend")}}", "build": { "context": "ROOT/src" } },
            "db": { "image": "{{ProjectBuilder.Image("postgres")}}" }
            """);

        var rendered = Render(project, ProjectBuilder.Options with { OwnImages = [new OwnImage(ProjectBuilder.Image("backend"), ["src/backend"])] });

        Service(rendered, "app")["environment"]!["SLIPWAY_IMAGE_DIGEST"]!.ToString().Should().Be(ProjectBuilder.Digest);
        Service(rendered, "app").ContainsKey("build").Should().BeFalse();
        Service(rendered, "db").ContainsKey("environment").Should().BeFalse();
    }

    [Fact]
    public void A_mounted_file_lives_at_a_path_that_changes_with_its_content()
    {
        _given.With("docker/caddy/Caddyfile", "a");
        var first = Render(Caddy("ROOT/docker/caddy/Caddyfile"));
        var again = Render(Caddy("ROOT/docker/caddy/Caddyfile"));
        _given.With("docker/caddy/Caddyfile", "b");
        var changed = Render(Caddy("ROOT/docker/caddy/Caddyfile"));

        var tree = first.Files.Should().ContainSingle().Which;
        tree.Files.Should().ContainSingle().Which.Path.Should().Be("Caddyfile");
        Encoding.UTF8.GetString(tree.Files[0].Content.Span).Should().Be("a");
        Mount(first)["source"]!.ToString().Should().MatchRegex("^/opt/shop/files/[0-9a-f]{12}/Caddyfile$").And.EndWith(tree.RelativePath);
        Mount(first)["read_only"]!.GetValue<bool>().Should().BeTrue();
        Mount(first)["bind"]!["create_host_path"]!.GetValue<bool>().Should().BeFalse();
        again.Json.Should().Be(first.Json);
        Mount(changed)["source"]!.ToString().Should().NotBe(Mount(first)["source"]!.ToString());
        changed.Fingerprints["caddy"].Should().NotBe(first.Fingerprints["caddy"]);
    }

    [Fact]
    public void Files_of_a_service_that_can_be_reloaded_change_without_its_definition()
    {
        _given.With("docker/caddy/Caddyfile", "a").With("docker/caddy/tls/own", "x");
        var first = Render(Reloaded());
        _given.With("docker/caddy/Caddyfile", "b").With("docker/caddy/tls/other", "y");
        var changed = Render(Reloaded());

        changed.Fingerprints.Should().BeEquivalentTo(first.Fingerprints);
        Service(changed, "caddy").ToJsonString().Should().Be(Service(first, "caddy").ToJsonString());
        var (before, after) = (first.Placed["caddy"], changed.Placed["caddy"]);
        after.Directory.Should().Be(before.Directory);
        after.Content.Should().NotBe(before.Content);
        Mount(changed)["source"]!.ToString().Should().Be($"/opt/shop/files/{after.Directory}/mount/0");
        Service(changed, "caddy")["volumes"]!.AsArray()[^1]!.ToJsonString().Should()
            .Contain($"/opt/shop/files/{after.Directory}/content\"").And.Contain($"/run/slipway/files/{after.Directory}\"").And.Contain("\"read_only\":true");
        changed.Json.Should().Contain($"\"/opt/shop/files/{changed.Files.Single().RelativePath}\"", "retention must find what the release needs");
    }

    [Fact]
    public void What_is_added_at_the_top_of_a_mounted_directory_needs_a_new_container()
    {
        _given.With("docker/caddy/Caddyfile", "a");
        var first = Render(Reloaded());
        _given.With("docker/caddy/other", "b");
        var changed = Render(Reloaded());

        changed.Fingerprints["caddy"].Should().NotBe(first.Fingerprints["caddy"]);
        changed.Placed["caddy"].Directory.Should().NotBe(first.Placed["caddy"].Directory, "the container that serves must not see it");
    }

    [Fact]
    public void A_file_that_is_mounted_alone_is_never_changed_under_a_container()
    {
        _given.With("docker/caddy/Caddyfile", "a");

        var rendered = Render(Reloaded("ROOT/docker/caddy/Caddyfile"));

        rendered.Placed.Should().BeEmpty();
        Mount(rendered)["source"]!.ToString().Should().EndWith(rendered.Files.Single().RelativePath);
    }

    [Fact]
    public void A_reload_that_nothing_could_confirm_is_refused()
    {
        _given.With("docker/caddy/Caddyfile", "a");

        var render = () => Render(Reloaded(labels: """ "dev.slipway.configuration.reload": "reload" """));

        render.Should().Throw<InvalidInputException>().WithMessage("The service caddy has the label dev.slipway.configuration.reload, but nothing that shows*");
    }

    [Fact]
    public void A_mounted_directory_keeps_its_files_and_what_is_executable()
    {
        _given.With("docker/init/01.sql", "select 1").With("docker/init/sub/run.sh", "#!/bin/sh");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(_given.Root, "docker/init/sub/run.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var rendered = Render(Caddy("ROOT/docker/init"));

        rendered.Files.Should().ContainSingle().Which.Files.Select(x => (x.Path, x.Mode)).Should()
            .Equal(("init/01.sql", ConfigFile.Plain), ("init/sub/run.sh", ConfigFile.Executable));
        Mount(rendered)["source"]!.ToString().Should().EndWith("/init");
    }

    [Fact]
    public void Everything_that_cannot_be_mounted_is_refused_at_once()
    {
        Directory.CreateDirectory(Path.Combine(_given.Root, "data"));
        _given.With("big/dump", new string('x', 10_000_001));
        var project = _given.Project($$"""
            "a": { "image": "{{ProjectBuilder.Image("a")}}", "volumes": [ { "type": "bind", "source": "ROOT/gone", "target": "/x" } ] },
            "b": { "image": "{{ProjectBuilder.Image("b")}}", "volumes": [ { "type": "bind", "source": "ROOT/data", "target": "/x" } ] },
            "c": { "image": "{{ProjectBuilder.Image("c")}}", "volumes": [ { "type": "bind", "source": "ROOT/big", "target": "/x" } ] }
            """);

        var render = () => Render(project);

        render.Should().Throw<InvalidInputException>()
            .WithMessage("*gone, mounted by service a, does not exist*data, mounted by service b, is an empty directory*big, mounted by service c, has 10 MB*");
    }

    [Fact]
    public void A_link_out_of_a_mounted_directory_is_refused()
    {
        _given.With("secret", "x").With("conf/a", "x");
        File.CreateSymbolicLink(Path.Combine(_given.Root, "conf/b"), Path.Combine(_given.Root, "secret"));

        var render = () => Render(Caddy("ROOT/conf"));

        render.Should().Throw<InvalidInputException>().WithMessage("conf/b, mounted by service caddy, is a link*");
    }

    [Theory]
    [InlineData("ROOT/src/app")]
    [InlineData("ROOT")]
    public void A_development_mount_over_the_code_of_an_image_of_ours_is_refused(string source)
    {
        _given.With("src/app/main.py", "x");
        var project = _given.Project($$"""
            "app": { "image": "{{ProjectBuilder.Image("backend")}}", "volumes": [ { "type": "bind", "source": "{{source}}", "target": "/app/app" } ] }
            """);

        var render = () => Render(project, ProjectBuilder.Options with { OwnImages = [new OwnImage(ProjectBuilder.Image("backend"), ["src"])] });

        render.Should().Throw<InvalidInputException>().WithMessage("The service app mounts * on /app/app, over the code of its own image*");
    }

    [Fact]
    public void Paths_of_the_host_stay_and_are_never_created()
    {
        var rendered = Render(Caddy("/var/run/docker.sock"));

        Mount(rendered)["source"]!.ToString().Should().Be("/var/run/docker.sock");
        Mount(rendered).ContainsKey("read_only").Should().BeFalse();
        rendered.Files.Should().BeEmpty();
    }

    [Fact]
    public void Files_of_configs_and_secrets_are_delivered_too_and_a_secrets_path_tells_nothing_of_it()
    {
        _given.With("docker/c.txt", "same").With("docker/s.txt", "same");
        var project = () => _given.Project(
            $$""" "app": { "image": "{{ProjectBuilder.Image("app")}}", "configs": [ { "source": "c" } ], "secrets": [ { "source": "s" } ] } """,
            """, "configs": { "c": { "file": "ROOT/docker/c.txt" } }, "secrets": { "s": { "file": "ROOT/docker/s.txt" } } """);

        var rendered = Render(project());
        var otherSalt = Render(project(), ProjectBuilder.Options with { Salt = "0ther" });

        var (config, secret) = (rendered.Files.Single(x => !x.IsSecret), rendered.Files.Single(x => x.IsSecret));
        secret.DirectoryMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        otherSalt.Files.Should().Contain(x => x.Hash == config.Hash).And.NotContain(x => x.Hash == secret.Hash);
        JsonNode.Parse(rendered.Json)!["secrets"]!["s"]!["file"]!.ToString().Should().Be($"/opt/shop/files/{secret.Hash}/s.txt");
    }

    [Fact]
    public void A_secret_from_a_variable_is_a_file_that_changes_with_its_value_and_no_one_else_is_touched()
    {
        var project = (string password) => _given.Project(
            $$"""
            "db": { "image": "{{ProjectBuilder.Image("db")}}", "secrets": [ { "source": "password", "target": "/run/secrets/password" } ] },
            "app": { "image": "{{ProjectBuilder.Image("app")}}", "secrets": [ { "source": "token", "target": "/run/secrets/token" } ] }
            """,
            """, "secrets": { "password": { "name": "shop_password", "environment": "DB_PASSWORD" }, "token": { "name": "shop_token", "environment": "TOKEN" } } """,
            ("DB_PASSWORD", password));

        var rendered = Render(project("s3a l1on"));
        var (changed, otherSalt) = (Render(project("other")), Render(project("s3a l1on"), ProjectBuilder.Options with { Salt = "0ther" }));

        var file = rendered.Files.Single(x => x.Name == "password");
        file.DirectoryMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        file.Files.Should().ContainSingle().Which.Mode.Should().Be(ConfigFile.Plain, "whatever user the container runs as reads it");
        Encoding.UTF8.GetString(file.Files[0].Content.Span).Should().Be("s3a l1on");
        JsonNode.Parse(rendered.Json)!["secrets"]!["password"]!.ToJsonString().Should().Be($$"""{"file":"/opt/shop/files/{{file.Hash}}/password","name":"shop_password"}""");
        rendered.Json.Should().NotContainAny("s3a", "DB_PASSWORD");
        rendered.Files.Single(x => x.Name == "token").Files[0].Content.IsEmpty.Should().BeTrue("what is not set is empty");
        (changed.Fingerprints["db"] == rendered.Fingerprints["db"], changed.Fingerprints["app"] == rendered.Fingerprints["app"]).Should().Be((false, true));
        Render(project("s3a l1on")).Json.Should().Be(rendered.Json);
        otherSalt.Files.Should().NotContain(x => x.Hash == file.Hash, "the path tells nothing of the value");
    }

    [Fact]
    public void Every_service_says_whose_it_is_and_no_label_names_the_release()
    {
        var rendered = Render(_given.Project($$""" "app": { "image": "{{ProjectBuilder.Image("app")}}" } """));

        Service(rendered, "app")["labels"]!.AsObject().ToDictionary(x => x.Key, x => x.Value!.ToString()).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["dev.slipway.application"] = "shop",
            ["dev.slipway.environment"] = "qa",
            ["dev.slipway.fingerprint"] = rendered.Fingerprints["app"],
        });
    }

    private ComposeProject Caddy(string source) => _given.Project($$"""
        "caddy": { "image": "{{ProjectBuilder.Image("caddy")}}", "volumes": [ { "type": "bind", "source": "{{source}}", "target": "/etc/x", "bind": { "create_host_path": true } } ] }
        """);

    private ComposeProject Reloaded(
        string source = "ROOT/docker/caddy",
        string labels = """ "dev.slipway.configuration.reload": "reload", "dev.slipway.configuration.wanted": "show", "dev.slipway.configuration.live": "ask" """) => _given.Project($$"""
        "caddy": { "image": "{{ProjectBuilder.Image("caddy")}}", "labels": { {{labels}} }, "volumes": [ { "type": "bind", "source": "{{source}}", "target": "/etc/x" } ] }
        """);

    private static RenderedCompose Render(ComposeProject project, RenderOptions? options = null) => ComposeRenderer.Render(project, options ?? ProjectBuilder.Options);

    private static JsonObject Service(RenderedCompose rendered, string name) => JsonNode.Parse(rendered.Json)!["services"]![name]!.AsObject();

    private static JsonObject Mount(RenderedCompose rendered) => Service(rendered, "caddy")["volumes"]![0]!.AsObject();
}
