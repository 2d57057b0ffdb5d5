using System.Collections.Immutable;
using Slipway.Releases;

namespace Slipway.Tests.Releases;

public sealed class RetentionPlannerTests
{
    private static readonly RetentionPolicy Two = new(2);

    [Fact]
    public void The_last_releases_that_served_stay_and_what_only_older_ones_need_goes()
    {
        var plan = RetentionPlanner.Plan(Server("4", Served("1", 1), Served("2", 2), Served("3", 3), Served("4", 4)), Two);

        plan.Kept.Should().Equal("4", "3");
        plan.Releases.Should().Equal("1", "2");
        plan.Images.Select(x => x.Id).Should().Equal("image-1", "image-2");
        plan.Files.Should().Equal("f1", "f2");
    }

    [Fact]
    public void The_release_that_serves_stays_however_old_and_the_one_that_served_before_it_too()
    {
        var plan = RetentionPlanner.Plan(Server("1", Served("1", 1), Served("2", 2), Served("3", 3), Served("4", 4)), Two);

        plan.Kept.Should().Equal("1", "4");
    }

    [Fact]
    public void A_release_in_progress_stays_with_the_one_that_it_would_go_back_to()
    {
        var server = Server("1", Served("1", 1), Served("2", 2), Served("3", 3), Unserved("5", 5)) with { InProgress = ["5", "2"] };

        RetentionPlanner.Plan(server, Two).Kept.Should().BeEquivalentTo("1", "3", "2", "5");
    }

    [Fact]
    public void Deploys_that_failed_evict_no_way_back_and_only_the_last_of_them_stays_for_a_look()
    {
        var plan = RetentionPlanner.Plan(Server("2", Served("1", 1), Served("2", 2), Unserved("3", 3), Unserved("4", 4), Unserved("5", 5)), Two);

        plan.Kept.Should().Equal("2", "1", "5");
        plan.Releases.Should().Equal("3", "4");
    }

    [Fact]
    public void On_a_server_that_was_never_pruned_every_release_may_have_served()
    {
        var plan = RetentionPlanner.Plan(Server("4", Unserved("1", 1), Unserved("2", 2), Unserved("3", 3), Unserved("4", 4)), new RetentionPolicy(3));

        plan.Kept.Should().Equal("4", "3", "2");
    }

    [Fact]
    public void An_image_that_a_container_uses_stays_and_so_does_a_file_that_one_mounts()
    {
        var server = Server("3", Served("1", 1), Served("2", 2), Served("3", 3)) with { ImagesOfContainers = ["image-1"], FilesOfContainers = ["f1"] };

        var plan = RetentionPlanner.Plan(server, Two);

        plan.Images.Should().BeEmpty();
        plan.Files.Should().BeEmpty();
    }

    [Fact]
    public void An_image_that_a_kept_release_needs_stays_although_an_old_one_ran_it_under_another_name()
    {
        var server = Server("3", Served("1", 1), Served("2", 2), Served("3", 3) with { Images = ["mirror.test/db:16@sha256:1"] });

        RetentionPlanner.Plan(server, Two).Images.Select(x => x.Id).Should().NotContain("image-1");
    }

    [Fact]
    public void Images_of_others_stay()
    {
        var server = Server("2", Served("1", 1), Served("2", 2)) with
        {
            Images =
            [
                new StoredImage("tagged") { Tags = ["registry.test/shop:mine"], References = ["registry.test/shop@sha256:9"] },
                new StoredImage("elsewhere") { References = ["postgres@sha256:8"] },
                new StoredImage("other-application") { References = ["registry.test/shop@sha256:7"] },
                new StoredImage("nameless"),
            ],
            DigestsOfOthers = ["sha256:7"],
        };

        RetentionPlanner.Plan(server, Two).Images.Select(x => x.Id).Should().BeEmpty();
    }

    [Fact]
    public void What_a_deploy_leaves_is_known_from_what_was_asked_before_it()
    {
        var before = Server("2", Served("1", 1), Served("2", 2)) with { Files = ["f1", "f2", "shared"] };

        var plan = RetentionPlanner.Plan(before.After(Deployed("3"), ["shared"], DateTimeOffset.FromUnixTimeSeconds(3))!, Two);

        plan.Kept.Should().Equal("3", "2");
        plan.Releases.Should().Equal("1");
        plan.Images.Select(x => x.Id).Should().Equal("image-1");
        plan.Files.Should().Equal("f1");
    }

    [Fact]
    public void Deploying_the_same_release_again_evicts_no_way_back()
    {
        var before = Server("2", Served("1", 1), Served("2", 2));

        RetentionPlanner.Plan(before.After(Deployed("2"), files: null, DateTimeOffset.FromUnixTimeSeconds(3))!, Two).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void After_the_first_deploy_that_marks_releases_every_one_before_it_counts_as_served()
    {
        var before = Server("3", Unserved("1", 1), Unserved("2", 2), Unserved("3", 3));

        RetentionPlanner.Plan(before.After(Deployed("4"), [], DateTimeOffset.FromUnixTimeSeconds(4))!, new RetentionPolicy(3)).Kept.Should().Equal("4", "3", "2");
    }

    [Fact]
    public void A_release_of_which_nobody_knows_what_it_mounts_is_no_reason_to_guess() =>
        Server("1", Served("1", 1)).After(Deployed("2"), files: null, DateTimeOffset.UnixEpoch).Should().BeNull();

    [Fact]
    public void A_plan_says_what_stays_and_what_goes()
    {
        var plan = RetentionPlanner.Plan(Server("3", Served("1", 1), Served("2", 2), Served("3", 3)), Two);

        plan.Print("qa on deploy@203.0.113.10").Should().Be(
            "Plan for qa on deploy@203.0.113.10: keep 3, 2\n  1. remove release 1\n  2. remove image registry.test/shop@sha256:1 (0 B, shared layers included)\n  3. remove files/f1");
        RetentionPlanner.Plan(Server("2", Served("1", 1), Served("2", 2)), Two).Print("qa").Should().Be("Nothing to remove: qa keeps 2, 1.");
    }

    [Theory]
    [InlineData("docker.io/library/postgres:16@sha256:1", "postgres")]
    [InlineData("localhost:5555/shop/app@sha256:1", "localhost:5555/shop/app")]
    [InlineData("not an image", "not an image")]
    public void A_name_is_what_docker_lists_it_as(string reference, string name) => StoredImage.NameOf(reference).Should().Be(name);

    [Fact]
    public void A_server_with_nothing_to_spare_gets_an_empty_plan() =>
        RetentionPlanner.Plan(Server("2", Served("1", 1), Served("2", 2)), Two).IsEmpty.Should().BeTrue();

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Fewer_than_two_releases_would_leave_no_way_back(int releases)
    {
        var policy = () => new RetentionPolicy(releases);

        policy.Should().Throw<InvalidInputException>().WithMessage($"KeepReleases is {releases}; it must be 2 or more*--keep-releases*");
    }

    private static RetentionFacts Server(string current, params StoredRelease[] releases) => new()
    {
        Current = current,
        Releases = [.. releases],
        Images = [.. releases.Select(x => new StoredImage($"image-{x.Id}") { References = [$"registry.test/shop@sha256:{x.Id}"] })],
        Files = [.. releases.SelectMany(x => x.Files)],
    };

    private static Release Deployed(string id) =>
        ReleaseBuilder.Release(id, new ReleaseService("app", Environments.StageKind.Backend, $"registry.test/shop:{id}@sha256:{id}", "f")) with { Id = id };

    private static StoredRelease Served(string id, long at) => Unserved(id, at) with { ServedAt = at };

    private static StoredRelease Unserved(string id, long at) => new(id)
    {
        ArrivedAt = at, Images = [$"registry.test/shop:{id}@sha256:{id}"], Files = [$"f{id}"],
    };
}
