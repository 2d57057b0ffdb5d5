using Nuke.Common.ChangeLog;
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

    AbsolutePath Changelog => _trial.Root / "CHANGELOG.md";
}
