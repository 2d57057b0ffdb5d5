using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Tests.Releases;

public sealed class RetentionScriptTests
{
    [Fact]
    public void What_a_server_keeps_is_read_with_who_uses_it()
    {
        var facts = RetentionScript.Parse(Answer(
            ("current", "releases/1.1.0-b"),
            ("progress", """{ "release": "1.2.0-c", "previous": "1.1.0-b" }"""),
            ("times", "100 /opt/shop/releases/1.0.0-a\n100 /opt/shop/releases/1.0.0-a/release.json\n150 /opt/shop/releases/1.0.0-a/served\n200 /opt/shop/releases/1.1.0-b\n190 /opt/shop/releases/1.1.0-b/release.json\n5 /opt/shop/releases/1.2.0-c.tmp-x1"),
            ("release-images", """/opt/shop/releases/1.0.0-a/release.json:"image": "r.test/app:1@sha256:a" """),
            ("release-files", "/opt/shop/releases/1.0.0-a/compose.json:/opt/shop/files/0123456789ab"),
            ("other-images", "\"image\": \"postgres:16@sha256:p\""),
            ("files", "0123456789ab\nba9876543210.tmp-y"),
            ("container-uses", "sha256:i1 /opt/shop/files/0123456789ab/Caddyfile /var/lib/docker/volumes/x/_data\nsha256:i2"),
            ("stored-images", """{"id":"sha256:i1","tags":[],"references":["r.test/app@sha256:a"],"platform":"linux/arm64","bytes":12,"requires":"A"}""" + "\n" + """{"id":"sha256:i2","tags":[],"references":[],"platform":"linux/amd64","bytes":1,"requires":""}""")));

        facts.Current.Should().Be("1.1.0-b");
        facts.InProgress.Should().Equal("1.2.0-c", "1.1.0-b");
        facts.Releases.Should().BeEquivalentTo(
        [
            new StoredRelease("1.0.0-a") { ArrivedAt = 100, ServedAt = 150, Images = ["r.test/app:1@sha256:a"], Files = ["0123456789ab"] },
            new StoredRelease("1.1.0-b") { ArrivedAt = 190 },
        ]);
        facts.Leftovers.Should().Equal("releases/1.2.0-c.tmp-x1", "files/ba9876543210.tmp-y");
        facts.Files.Should().Equal("0123456789ab");
        facts.FilesOfContainers.Should().BeEquivalentTo("0123456789ab");
        facts.ImagesOfContainers.Should().BeEquivalentTo("sha256:i1", "sha256:i2");
        facts.DigestsOfOthers.Should().BeEquivalentTo("sha256:p");
        facts.Images.Select(x => (x.Id, x.Requires)).Should().Equal(("sha256:i1", "A"), ("sha256:i2", ""));
    }

    [Fact]
    public void A_bare_server_keeps_nothing() => RetentionScript.Parse(Answer(("current", ""))).Releases.Should().BeEmpty();

    [Fact]
    public void Removals_are_arguments_in_pairs_and_nothing_is_forced()
    {
        var plan = new RetentionPlan
        {
            Kept = ["2"], Releases = ["1"], Files = ["f1"], Leftovers = ["releases/3.tmp-x"],
            Images = [new StoredImage("sha256:i") { References = ["a@sha256:1", "b@sha256:1"] }, new StoredImage("sha256:j")],
        };

        var command = new RetentionCommands(new ServerLayout("shop")).Remove(plan, new AuditEntry(DateTimeOffset.UnixEpoch, "ann", "2", "prune"), "t0k3n");

        command.Arguments.Skip(6).Should().Equal(
            "release", "1", "directory", "files/f1", "directory", "releases/3.tmp-x", "image", "a@sha256:1", "image", "b@sha256:1", "image", "sha256:j");
        command.Sent!.As<TextInput>().Text.Should().NotContain("--force").And.NotContain("prune ");
    }

    private static string Answer(params (string Part, string Text)[] parts) =>
        string.Concat(parts.Select(x => $"\n@@slipway:{x.Part}\n{x.Text}\n"));
}
