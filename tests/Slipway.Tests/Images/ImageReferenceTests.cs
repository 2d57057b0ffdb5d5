using Slipway.Images;

namespace Slipway.Tests.Images;

public class ImageReferenceTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("postgres", "docker.io", "library/postgres", null, null)]
    [InlineData("postgres:16", "docker.io", "library/postgres", "16", null)]
    [InlineData("docker.io/postgres:16", "docker.io", "library/postgres", "16", null)]
    [InlineData("index.docker.io/library/postgres:16", "docker.io", "library/postgres", "16", null)]
    [InlineData("pgvector/pgvector:pg16", "docker.io", "pgvector/pgvector", "pg16", null)]
    [InlineData("ghcr.io/acme/shop/api:1.2.3-main.4", "ghcr.io", "acme/shop/api", "1.2.3-main.4", null)]
    [InlineData("localhost:5555/shop/api:1", "localhost:5555", "shop/api", "1", null)]
    [InlineData("localhost/api", "localhost", "api", null, null)]
    [InlineData("registry:5000/api", "registry:5000", "api", null, null)]
    [InlineData("127.0.0.1:5000/a__b/c-d.e:v_1", "127.0.0.1:5000", "a__b/c-d.e", "v_1", null)]
    [InlineData("redis@" + Digest, "docker.io", "library/redis", null, Digest)]
    [InlineData("redis:7@" + Digest, "docker.io", "library/redis", "7", Digest)]
    public void A_name_is_taken_apart_as_docker_does_it(string text, string host, string repository, string? tag, string? digest)
    {
        ImageReference.Parse(text).Should().Be(new ImageReference(host, repository) { Tag = tag, Digest = digest });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Postgres:16")]
    [InlineData("postgres:")]
    [InlineData("postgres:16:17")]
    [InlineData("postgres:-1")]
    [InlineData("postgres@sha256:abc")]
    [InlineData("https://ghcr.io/acme/api:1")]
    [InlineData("ghcr.io/")]
    [InlineData("a b:1")]
    [InlineData("postgres:16\n")]
    public void What_is_no_name_of_an_image_is_refused(string text)
    {
        var parsing = () => ImageReference.Parse(text);

        parsing.Should().Throw<InvalidInputException>().WithMessage("*is not the name of an image*");
    }

    [Fact]
    public void A_name_prints_complete()
    {
        ImageReference.Parse($"postgres:16@{Digest}").ToString().Should().Be($"docker.io/library/postgres:16@{Digest}");
    }

    [Theory]
    [InlineData("localhost:5555", true)]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("127.77.0.1:5000", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("localhost", true)]
    [InlineData("ghcr.io", false)]
    [InlineData("localhost.example.com", false)]
    [InlineData("10.0.0.1:5000", false)]
    public void Only_loopback_registries_are_spoken_to_without_tls(string host, bool loopback)
    {
        new Registry($"{host}/shop").IsLoopback.Should().Be(loopback);
        RegistryAddress.Of(host).Scheme.Should().Be(loopback ? "http" : "https");
    }
}
