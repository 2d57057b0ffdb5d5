using Nuke.Common.ChangeLog;
using Nuke.Common.Git;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.ChangeLog;

public sealed class ChangelogTests : IDisposable
{
    readonly Trial _trial = new();

    public ChangelogTests() => Changelog.WriteAllText("""
        # Changelog

        ## [vNext]

        ## [1.1.0] / 2026-01-31
        ### Added
        - Sells `tea`; coffee, too

        ## [1.0.0] / 2026-01-01
        - Opens

        [1.1.0]: https://example.test
        """);

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void The_notes_are_those_of_the_latest_release_that_has_any() =>
        ChangelogTasks.ExtractChangelogSectionNotes(Changelog).Should().Equal("### Added", "- Sells `tea`; coffee, too");

    [Fact]
    public void The_notes_of_a_release_are_its_own_without_link_targets() =>
        ChangelogTasks.ExtractChangelogSectionNotes(Changelog, "1.0.0").Should().Equal("- Opens");

    [Fact]
    public void A_release_that_is_not_there_is_an_error_that_lists_those_that_are() =>
        FluentActions.Invoking(() => ChangelogTasks.ExtractChangelogSectionNotes(Changelog, "2.0.0"))
            .Should().Throw<Exception>().WithMessage("*no release '2.0.0'. It has: vNext, 1.1.0, 1.0.0");

    [Fact]
    public void As_text_of_a_package_they_survive_MSBuild() =>
        ChangelogTasks.GetNuGetReleaseNotes(Changelog).ReplaceLineEndings("\n")
            .Should().Be("### Added\n• Sells tea%3B coffee%2C too");

    [Fact]
    public void Releases_are_read_with_their_lines_and_what_is_not_released_yet_apart()
    {
        var changelog = ChangelogTasks.ReadChangelog(Changelog);

        changelog.LatestVersion!.ToString().Should().Be("1.1.0");
        changelog.Unreleased!.IsEmpty.Should().BeTrue();
        changelog.ReleaseNotes.Select(x => $"{x.Version} {x.StartIndex}-{x.EndIndex} {x.Notes.Count}").Should().Equal("1.0.0 8-9 1", "1.1.0 4-6 2");
    }

    [Fact]
    public void Finalizing_puts_what_is_not_released_below_the_version_and_today()
    {
        Changelog.WriteAllText("# Changelog\n\n## [vNext]\n- Sells cake\n\n## [1.0.0] / 2026-01-01\n- Opens\n\n[1.0.0]: https://example.test\n");

        ChangelogTasks.FinalizeChangelog(Changelog, "1.1.0", GitRepository.FromUrl("https://github.com/owner/name"));

        Changelog.ReadAllText().ReplaceLineEndings("\n").Should().MatchRegex(
            @"^# Changelog\n\n## \[vNext\]\n\n## \[1\.1\.0\] / \d{4}-\d\d-\d\d\n- Sells cake\n\n## \[1\.0\.0\] / 2026-01-01\n- Opens\n\n"
            + @"\[vNext\]: \S+/compare/1\.1\.0\.\.\.HEAD\n\[1\.1\.0\]: \S+/compare/1\.0\.0\.\.\.1\.1\.0\n\[1\.0\.0\]: \S+/tree/1\.0\.0\n+$");
    }

    [Theory]
    [InlineData("1.1.0", "*has '1.1.0' already*")]
    [InlineData("1.0.5", "*'1.0.5' is not higher than '1.1.0'*")]
    public void A_version_that_is_not_the_next_one_is_not_finalized(string version, string message)
    {
        Changelog.WriteAllText(Changelog.ReadAllText().Replace("## [vNext]", "## [vNext]\n- More", StringComparison.Ordinal));

        FluentActions.Invoking(() => ChangelogTasks.FinalizeChangelog(Changelog, version)).Should().Throw<Exception>().WithMessage(message);
    }

    [Fact]
    public void Without_anything_new_nothing_is_finalized() =>
        FluentActions.Invoking(() => ChangelogTasks.FinalizeChangelog(Changelog, "2.0.0")).Should().Throw<Exception>().WithMessage("*does not begin with*");

    AbsolutePath Changelog => _trial.Root / "CHANGELOG.md";
}
