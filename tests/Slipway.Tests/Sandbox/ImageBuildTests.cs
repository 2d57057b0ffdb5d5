using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Slipway.Sandbox;

namespace Slipway.Tests.Sandbox;

public sealed class ImageBuildTests
{
    [Fact]
    public void What_images_start_from_is_made_before_them_and_once()
        => ImageForge.InBuildOrder([SandboxImage.DotNetSdk, SandboxImage.Caddy, SandboxImage.Debian])
            .Should().Equal(SandboxImage.Debian, SandboxImage.AspNet, SandboxImage.DotNetSdk, SandboxImage.Caddy);

    [Fact]
    public void An_image_starts_from_what_is_made_in_the_same_run()
        => Bake(SandboxImage.Debian, SandboxImage.Caddy)["caddy"]!["contexts"]!["debian:13-slim"]!.GetValue<string>()
            .Should().Be("target:debian");

    [Fact]
    public void An_image_starts_from_what_is_here_already()
        => Bake(SandboxImage.Caddy)["caddy"]!["contexts"]!["debian:13-slim"]!.GetValue<string>()
            .Should().Be("docker-image://sandbox.slipway.test/debian:13-slim");

    [Fact]
    public void The_SDK_starts_from_the_runtime()
        => Bake(SandboxImage.DotNetSdk)["dotnet-sdk"]!["contexts"]!["aspnet"]!.GetValue<string>()
            .Should().Be("docker-image://sandbox.slipway.test/aspnet:10.0");

    [Fact]
    public void Every_image_says_what_it_was_made_from()
        => Bake(SandboxImage.Redis)["redis"]!["labels"]!["dev.slipway.sandbox.image"]!.GetValue<string>().Should().Be("hash");

    [Fact]
    public void A_store_that_cannot_compress_is_not_asked_to()
        => Bake(compress: false, SandboxImage.Redis)["redis"]!["output"]![0]!.GetValue<string>().Should().Be("type=docker");

    [Fact]
    public void A_changed_file_name_or_value_changes_the_hash()
    {
        var directory = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(directory, "one"), "content");
        var before = ContentHash.Of(directory, "value");

        ContentHash.Of(directory, "value").Should().Be(before);
        ContentHash.Of(directory, "other").Should().NotBe(before);
        File.Move(Path.Combine(directory, "one"), Path.Combine(directory, "two"));
        ContentHash.Of(directory, "value").Should().NotBe(before);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void A_host_key_has_the_fingerprint_that_OpenSSH_prints()
    {
        var keys = HostKey.Parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGVGJB6hfYjsQ5qghGX/XDNcRC/nIbLstnRXzjOSH9g7 root@local\n\nnothing\n").ToArray();

        keys.Should().ContainSingle().Which.Fingerprint.Should().Be("SHA256:znmJ8OXuyO/qDvQa7qL3GH6zBQHk4tbBF6AISCvXnX4");
        keys[0].KnownHost("127.77.0.1", 2222).Should().StartWith("[127.77.0.1]:2222 ssh-ed25519 AAAA");
    }

    private static JsonNode Bake(params ImmutableArray<SandboxImage> images) => Bake(compress: true, images);

    private static JsonNode Bake(bool compress, params ImmutableArray<SandboxImage> images)
        => JsonNode.Parse(new BakeFile("/images", "2026-01-01", compress, [.. images.Select(image => new BakeTarget(image, "hash"))]).ToJson())!["target"]!;
}
