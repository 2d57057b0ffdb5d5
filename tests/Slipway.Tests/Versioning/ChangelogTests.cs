using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class ChangelogTests
{
    private const string HandWritten = "# Changelog\n\nAn introduction.\n\n## Unreleased\n\n- By hand.\n\n## [1.0.0] - 2024-01-01\n\n- Old *words*.\n\n\n## 0.9.0\n\nOlder.\n";

    [Fact]
    public void Hand_written_text_stays_and_older_sections_stay_to_the_letter()
    {
        var text = new Changelog(HandWritten).WithUnreleased("### Fixes\n\n- a null").Text;

        text.Should().StartWith("# Changelog\n\nAn introduction.\n\n## Unreleased\n").And.Contain("- a null").And.Contain("- By hand.")
            .And.EndWith(HandWritten[HandWritten.IndexOf("## [1.0.0]", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(HandWritten)]
    [InlineData("# Changelog\n\n## Unreleased\n\n- By hand.\n")]
    public void Writing_twice_changes_nothing(string before)
    {
        var once = new Changelog(before).WithUnreleased("### Fixes\n\n- a null");

        once.WithUnreleased("### Fixes\n\n- a null").Should().Be(once);
        once.WithUnreleased("other").Text.Should().NotContain("a null");
    }

    [Fact]
    public void A_release_takes_the_place_of_what_was_unreleased()
    {
        var released = new Changelog(HandWritten).WithUnreleased("- a null")
            .WithRelease(new VersionTag(1, 1, 0), new DateOnly(2025, 3, 4), "- a null", "https://github.com/acme/shop/compare/v1.0.0...v1.1.0");

        released.Text.Should().Contain("## [1.1.0](https://github.com/acme/shop/compare/v1.0.0...v1.1.0) - 2025-03-04\n").And.NotContain("## Unreleased").And.Contain("- By hand.");
        released.NotesOf("1.1.0").Should().Contain("a null");
        released.NotesOf("1.0.0").Should().Be("- Old *words*.");
        released.WithUnreleased("- new").Text.IndexOf("## Unreleased", StringComparison.Ordinal).Should().BeLessThan(released.Text.IndexOf("## [1.1.0]", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public async Task The_file_gets_a_section_for_the_last_release_and_one_for_what_came_since()
    {
        using var repository = await TemporaryRepository.SayingAsync("feat: first");
        await repository.GitAsync("tag", "v1.0.0");
        await repository.SayAsync("fix: second");
        var file = new ChangelogFile(repository.Root);

        (await file.WriteAsync(await file.CurrentAsync())).Should().BeTrue();
        (await file.WriteAsync(await file.CurrentAsync())).Should().BeFalse();

        var changelog = await file.ReadAsync();
        changelog.NotesOf("Unreleased").Should().Contain("second").And.NotContain("first");
        changelog.NotesOf("1.0.0").Should().Contain("first").And.NotContain("second");
        changelog.Text.Should().Contain("## 1.0.0 - 2025-03-04");
    }
}
