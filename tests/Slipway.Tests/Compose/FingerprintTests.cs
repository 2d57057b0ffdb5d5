using Slipway.Compose;

namespace Slipway.Tests.Compose;

public sealed class FingerprintTests : IDisposable
{
    private readonly ProjectBuilder _given = new();

    public void Dispose() => _given.Dispose();

    [Fact]
    public void A_changed_secret_changes_only_the_services_that_use_it()
    {
        var (before, after) = (Fingerprints("one"), Fingerprints("two"));

        after["app"].Should().NotBe(before["app"]);
        after["db"].Should().Be(before["db"]);
        after["worker"].Should().NotBe(before["worker"], "its Compose secret takes the value from the environment");
    }

    [Fact]
    public void The_salt_hides_what_the_secret_is()
    {
        Fingerprints("one", "salt")["app"].Should().NotBe(Fingerprints("one", "pepper")["app"]);
        Fingerprints("one", "salt")["db"].Should().Be(Fingerprints("one", "pepper")["db"]);
    }

    [Fact]
    public void A_changed_network_changes_the_services_on_it()
    {
        var (before, after) = (Fingerprints("x", network: "a"), Fingerprints("x", network: "b"));

        after["db"].Should().NotBe(before["db"]);
        after["app"].Should().Be(before["app"]);
    }

    [Fact]
    public void The_order_of_keys_changes_nothing()
    {
        var one = _given.Project($$""" "app": { "image": "{{ProjectBuilder.Image("a")}}", "user": "1" } """);
        var other = _given.Project($$""" "app": { "user": "1", "image": "{{ProjectBuilder.Image("a")}}", "command": null } """);

        ComposeRenderer.Render(one, ProjectBuilder.Options).Json.Should().Be(ComposeRenderer.Render(other, ProjectBuilder.Options).Json);
    }

    private System.Collections.Immutable.ImmutableDictionary<string, string> Fingerprints(string secret, string salt = "salt", string network = "n") =>
        ComposeRenderer.Render(
            _given.Project(
                $$"""
                "app": { "image": "{{ProjectBuilder.Image("a")}}", "environment": { "URL": "x://${TOKEN}@y", "LITERAL": "$$${TOKEN}" } },
                "db": { "image": "{{ProjectBuilder.Image("b")}}", "networks": { "back": null }, "environment": { "LITERAL": "$${TOKEN}" } },
                "worker": { "image": "{{ProjectBuilder.Image("c")}}", "secrets": [ { "source": "t" } ] }
                """,
                $$""", "networks": { "back": { "name": "{{network}}" } }, "secrets": { "t": { "environment": "TOKEN" } } """,
                ("TOKEN", secret)),
            ProjectBuilder.Options with { Salt = salt }).Fingerprints;
}
