using System.Collections.Immutable;
using Slipway.Images;
using Slipway.Preflight;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;
using Slipway.Releases;

namespace Slipway.Tests.Preflight;

public sealed class ImageCheckTests : CheckTest
{
    private static readonly ImageFacts Backend = new("ghcr.io/acme/shop/backend@" + Digest)
    {
        Platforms = ["linux/amd64"],
        Layers = [new ImageLayer("sha256:base", 1_000_000_000), new ImageLayer("sha256:own", 100_000_000)],
    };

    [Fact]
    public void An_image_for_another_processor_is_refused_with_what_it_is_made_for()
    {
        var problem = FindOne(new ArchitectureCheck(), Subject() with { Images = [Backend with { Platforms = ["linux/arm64", "linux/s390x"] }] });

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Message.Should().Contain("backend@sha256").And.Contain("made for linux/arm64, linux/s390x, and deploy@203.0.113.10 is linux/amd64");
    }

    [Fact]
    public void An_image_of_another_processor_that_is_on_the_server_already_is_refused_too()
    {
        var stored = new StoredImage("sha256:1") { References = [Image("app")], Platform = "linux/arm64" };
        var subject = Subject();
        subject = subject with { Server = subject.Server! with { Kept = new RetentionFacts { Images = [stored] } } };

        FindOne(new ArchitectureCheck(), subject).Message.Should().Contain("shop/app@sha256").And.Contain("linux/arm64");
    }

    [Fact]
    public void An_environment_that_builds_for_another_processor_than_its_server_has_is_told_the_key()
    {
        var subject = Subject();

        FindOne(new ArchitectureCheck(), subject with { Server = subject.Server! with { Platform = "linux/arm64" } })
            .Next.Should().Contain("set Platform of qa to linux/arm64 in build/Environments.cs");
    }

    [Fact]
    public void A_variant_that_every_such_processor_has_is_the_same_architecture() =>
        Find(new ArchitectureCheck(), Subject() with { Images = [Backend with { Platforms = ["linux/amd64", "linux/arm64/v8"] }] }).Should().BeEmpty();

    [Fact]
    public void A_pull_that_does_not_fit_is_refused_and_says_what_pruning_would_free()
    {
        var subject = Subject() with { Images = [Backend] };
        var old = new StoredRelease("1.0.0-a") { Images = ["ghcr.io/acme/shop/backend@sha256:old"], ServedAt = 1 };
        var facts = new RetentionFacts
        {
            Current = "1.3.0-d",
            Releases = [old, .. Enumerable.Range(1, 3).Select(x => new StoredRelease($"1.{x}.0-d") { ServedAt = 1 + x })],
            Images = [new StoredImage("sha256:id") { References = [.. old.Images], Bytes = 5_000_000_000 }],
        };
        var server = subject.Server! with
        {
            DockerDisk = new DiskFacts("/var/lib/docker", 38_000_000_000, 2_000_000_000),
            UniqueBytes = ImmutableDictionary<string, long>.Empty.Add("sha256:id", 900_000_000),
            Kept = facts,
        };

        var problem = FindOne(new DiskSpaceCheck(), subject with { Server = server, KeepReleases = 3 });

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Message.Should().Contain("2 GB of 38 GB left on /var/lib/docker").And.Contain("downloads 1.1 GB").And.Contain("Prune would remove 1 images and free at least 900 MB");
        problem.Next.Should().StartWith("./build.sh Prune --environment qa");
    }

    [Fact]
    public void Layers_that_the_server_has_need_no_space()
    {
        var subject = Subject() with { Images = [Backend] };

        Find(new DiskSpaceCheck(), subject with { Server = subject.Server! with { DockerDisk = new DiskFacts("/", 38_000_000_000, 3_000_000_000), Layers = ["sha256:base"] } }).Should().BeEmpty();
    }

    [Fact]
    public void A_disk_that_would_be_nearly_full_after_the_pull_is_worth_knowing()
    {
        var subject = Subject() with { Images = [Backend] };

        FindOne(new DiskSpaceCheck(), subject with { Server = subject.Server! with { DockerDisk = new DiskFacts("/", 100_000_000_000, 8_000_000_000) } })
            .Should().BeEquivalentTo(new { Severity = Severity.Warn }, x => x.ExcludingMissingMembers());
    }

    [Fact]
    public void A_disk_without_room_for_the_release_s_own_files_is_refused()
    {
        var subject = Subject();

        FindOne(new DiskSpaceCheck(), subject with { Server = subject.Server! with { ApplicationDisk = new DiskFacts("/opt", 1_000_000_000, 1_000_000) } })
            .Message.Should().Contain("1 MB left on /opt");
    }

    [Fact]
    public void An_image_that_the_registry_does_not_have_is_refused_before_the_pull() =>
        FindOne(new RegistryCheck(), Subject() with { BuiltImages = [Built()], Images = [Backend with { Failure = "the registry has no such image" }] })
            .Should().BeEquivalentTo(new { Severity = Severity.Refuse }, x => x.ExcludingMissingMembers());

    [Fact]
    public void An_image_that_is_not_pushed_yet_is_said_to_be_unchecked() =>
        FindOne(new RegistryCheck(), Subject() with { UnpushedImages = [Built()] }).Next.Should().Be("./build.sh Push --environment qa");

    [Theory]
    [InlineData("API_URL", "https://api.shop.test")]
    [InlineData("NEXT_PUBLIC_API_URL", "https://elsewhere.test/v1")]
    public void An_image_with_an_environment_s_address_built_into_it_could_not_be_promoted(string name, string value)
    {
        var problem = FindOne(new BakedAddressCheck(), Subject() with { BuiltImages = [Built() with { BuildArguments = ImmutableSortedDictionary<string, string>.Empty.Add(name, value) }] });

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Message.Should().Contain($"The image backend is built with {name}={value}").And.Contain("promoted");
    }

    [Theory]
    [InlineData("MODEL_REVISION", "c9745ed1")]
    [InlineData("MIRROR", "https://mirror.test/debian")]
    public void Other_build_arguments_are_nobody_s_address(string name, string value) =>
        Find(new BakedAddressCheck(), Subject() with { BuiltImages = [Built() with { BuildArguments = ImmutableSortedDictionary<string, string>.Empty.Add(name, value) }] }).Should().BeEmpty();

    [Fact]
    public void A_release_whose_images_somebody_removed_from_the_server_is_no_way_back()
    {
        var subject = Subject();
        var kept = new RetentionFacts { Releases = [new StoredRelease("1.0.0-a") { ServedAt = 1, Images = [Image("app")] }] };

        FindOne(new RollbackImagesCheck(), subject with { Server = subject.Server! with { Kept = kept } }).Message.Should().Contain("no longer has").And.Contain("1.0.0-a");
    }

    private static BuiltImage Built() => new("backend", "ghcr.io/acme/shop/backend", Digest) { Version = "1.0.0", Commit = "abc" };
}
