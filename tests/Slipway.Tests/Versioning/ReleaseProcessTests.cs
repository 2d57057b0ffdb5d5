using Serilog.Core;
using Slipway.GitHub;
using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class ReleaseProcessTests
{
    private readonly Publications _published = new();

    [Fact]
    public async Task A_release_is_tagged_pushed_and_published_once()
    {
        using var origin = await OriginAsync();
        using var clone = await CloneAsync(origin);
        await clone.SayAsync("feat: a map");
        var commit = await clone.GitAsync("rev-parse", "HEAD");

        var first = await ReleaseAsync(clone);
        var second = await ReleaseAsync(clone);

        first.Tag.Should().Be("v1.3.0");
        second.Should().Be(("v1.3.0", (string?)null));
        (await origin.GitAsync("rev-parse", "v1.3.0^{commit}")).Should().Be(commit);
        (await origin.GitAsync("cat-file", "-t", "v1.3.0")).Should().Be("tag");
        _published.Releases.Should().ContainSingle().Which.Notes.Should().Contain("a map").And.NotContain("first");
    }

    [Fact]
    public async Task The_section_of_the_changelog_waits_on_a_branch_of_its_own_for_develop()
    {
        using var origin = await OriginAsync();
        await origin.GitAsync("checkout", "--quiet", "-b", "develop");
        await origin.CommitAsync(("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\nBy hand.\n"), ("other.txt", "newer than the release"));
        using var clone = await CloneAsync(origin);
        var released = await clone.SayAsync("feat: a map");

        await ReleaseAsync(clone);
        await ReleaseAsync(clone);

        var written = await origin.GitAsync("show", "changelog/v1.3.0:CHANGELOG.md");
        written.Should().Contain("## 1.3.0 - 2025-03-04").And.Contain("a map").And.Contain("By hand.").And.NotContain("Unreleased");
        (await origin.GitAsync("diff", "--name-only", "develop", "changelog/v1.3.0")).Should().Be("CHANGELOG.md");
        (await origin.GitAsync("log", "--format=%s", "develop..changelog/v1.3.0")).Should().Be("docs: add 1.3.0 to the changelog");
        (await origin.GitAsync("rev-parse", "v1.3.0^{commit}")).Should().Be(released, "the tag names what was deployed");
        _published.Proposed.Distinct().Should().ContainSingle().Which.Should().Match<ProposedChange>(x => x.Branch == "changelog/v1.3.0" && x.Base == "develop");
        (await clone.GitAsync("status", "--porcelain")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_section_that_develop_has_is_not_written_again()
    {
        using var origin = await OriginAsync();
        await origin.GitAsync("branch", "develop");
        using var clone = await CloneAsync(origin);
        await clone.SayAsync("feat: a map");
        await ReleaseAsync(clone);
        await origin.GitAsync("checkout", "--quiet", "develop");
        await origin.GitAsync("merge", "--quiet", "--no-ff", "changelog/v1.3.0", "--message", "Merge pull request #7 from acme/changelog/v1.3.0");
        await origin.GitAsync("branch", "--delete", "changelog/v1.3.0");
        _published.Proposed.Clear();

        await ReleaseAsync(clone);

        _published.Proposed.Should().BeEmpty();
        (await origin.GitAsync("branch", "--list", "changelog/*")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_changelog_s_merge_leads_to_no_version_that_was_not_there()
    {
        using var origin = await OriginAsync();
        await origin.GitAsync("branch", "develop");
        using var clone = await CloneAsync(origin);
        await clone.SayAsync("feat: a map");
        await clone.GitAsync("push", "--quiet", "origin", "HEAD:refs/heads/released");
        await ReleaseAsync(clone);
        await origin.GitAsync("checkout", "--quiet", "develop");
        await origin.GitAsync("merge", "--quiet", "released");
        var before = await SourceVersion.ReadAsync(origin.Root);

        await origin.GitAsync("merge", "--quiet", "--no-ff", "changelog/v1.3.0", "--message", "Merge pull request #7 from acme/changelog/v1.3.0");

        before.Release.Should().Be(new VersionTag(1, 3, 0));
        var after = await SourceVersion.ReadAsync(origin.Root);
        after.Release.Should().Be(new VersionTag(1, 3, 1));
        after.Version.Should().StartWith("1.3.1-beta.");
    }

    [Fact]
    public async Task A_pull_request_that_may_not_be_opened_fails_no_release()
    {
        using var origin = await OriginAsync();
        await origin.GitAsync("branch", "develop");
        using var clone = await CloneAsync(origin);
        await clone.SayAsync("feat: a map");
        _published.MayPropose = false;

        var (_, address) = await ReleaseAsync(clone);

        address.Should().NotBeNull();
        (await origin.GitAsync("branch", "--list", "changelog/*", "--format", "%(refname:short)")).Should().Be("changelog/v1.3.0");
    }

    [Fact]
    public async Task Without_develop_the_release_is_made_and_nothing_is_proposed()
    {
        using var origin = await OriginAsync();
        using var clone = await CloneAsync(origin);
        await clone.SayAsync("feat: a map");

        await ReleaseAsync(clone);

        _published.Releases.Should().ContainSingle();
        _published.Proposed.Should().BeEmpty();
    }

    [Theory]
    [InlineData("propose")]
    [InlineData("create")]
    [InlineData("publish")]
    public async Task After_an_interruption_the_next_run_does_what_is_missing(string step)
    {
        using var origin = await OriginAsync();
        await origin.GitAsync("branch", "develop");
        using var clone = await CloneAsync(origin);
        await clone.SayAsync("feat: a map");
        _published.FailsAt = step;
        var interrupted = async () => await ReleaseAsync(clone);
        await interrupted.Should().ThrowAsync<HttpRequestException>();
        _published.FailsAt = null;

        var (_, address) = await ReleaseAsync(clone);

        address.Should().NotBeNull();
        _published.Drafts.Should().Be(1);
        _published.Releases.Should().ContainSingle();
    }

    [Fact]
    public async Task A_tag_of_another_release_is_never_moved()
    {
        using var origin = await OriginAsync();
        using var clone = await CloneAsync(origin);
        await clone.SayAsync("feat: a map");
        await origin.GitAsync("tag", "v1.3.0", "v1.2.3^{commit}");

        var releasing = async () => await ReleaseAsync(clone);

        (await releasing.Should().ThrowAsync<InvalidInputException>()).WithMessage("v1.3.0 in origin names commit*never moved*");
        (await clone.GitAsync("tag", "--list", "v1.3.0")).Should().BeEmpty();
        _published.Drafts.Should().Be(0);
    }

    [Fact]
    public async Task A_dirty_tree_and_another_branch_are_refused_before_anything_is_tagged()
    {
        using var origin = await OriginAsync();
        using var clone = await CloneAsync(origin);
        await clone.GitAsync("checkout", "--quiet", "-b", "develop");
        var fromDevelop = async () => await ReleaseAsync(clone);
        (await fromDevelop.Should().ThrowAsync<InvalidInputException>()).WithMessage("A release is made from master; this is develop*");

        clone.Write("a.txt", "changed");
        var dirty = async () => await ReleaseAsync(clone);
        (await dirty.Should().ThrowAsync<InvalidInputException>()).WithMessage("*differs from its commit in a.txt*");
    }

    private Task<(string Tag, string? Address)> ReleaseAsync(TemporaryRepository repository) =>
        new ReleaseProcess(repository.Root, _published, Logger.None).RunAsync(null);

    private static async Task<TemporaryRepository> OriginAsync()
    {
        var origin = await TemporaryRepository.SayingAsync("feat: first");
        await origin.GitAsync("tag", "v1.2.3");
        return origin;
    }

    private static async Task<TemporaryRepository> CloneAsync(TemporaryRepository origin)
    {
        var clone = await TemporaryRepository.CreateAsync();
        await clone.GitAsync("remote", "add", "origin", origin.Root);
        await clone.GitAsync("fetch", "--quiet", "--tags", "origin");
        await clone.GitAsync("checkout", "--quiet", "-B", "main", "origin/main");
        return clone;
    }

    /// <summary>Remembers releases as GitHub does; it can be cut off before a step.</summary>
    private sealed class Publications : IReleasePublisher
    {
        private readonly Dictionary<string, bool> _isDraft = new(StringComparer.Ordinal);

        public List<PublishedRelease> Releases { get; } = [];

        public int Drafts { get; private set; }

        public List<ProposedChange> Proposed { get; } = [];

        public bool MayPropose { get; set; } = true;

        public string? FailsAt { get; set; }

        public Task<(string Id, bool IsDraft)?> FindAsync(string tag, CancellationToken cancellationToken) =>
            Task.FromResult<(string, bool)?>(_isDraft.TryGetValue(tag, out var draft) ? (tag, draft) : null);

        public Task<string> CreateDraftAsync(PublishedRelease release, CancellationToken cancellationToken)
        {
            FailIf("create");
            Drafts++;
            _isDraft[release.Tag] = true;
            return Task.FromResult(release.Tag);
        }

        public Task<string> PublishAsync(string id, PublishedRelease release, CancellationToken cancellationToken)
        {
            FailIf("publish");
            _isDraft[id] = false;
            Releases.Add(release);
            return Task.FromResult($"https://github.com/acme/shop/releases/{id}");
        }

        public Task<string> ProposeAsync(ProposedChange change, CancellationToken cancellationToken)
        {
            FailIf("propose");
            if (!MayPropose)
                throw new InvalidInputException("GitHub Actions is not permitted to create or approve pull requests");
            Proposed.Add(change);
            return Task.FromResult("https://github.com/acme/shop/pull/7");
        }

        private void FailIf(string step)
        {
            if (FailsAt == step)
                throw new HttpRequestException("cut off");
        }
    }
}
