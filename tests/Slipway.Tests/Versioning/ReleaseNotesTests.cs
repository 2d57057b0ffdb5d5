using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class ReleaseNotesTests
{
    private static readonly Forge GitHub = Forge.Parse("git@github.com:acme/shop.git");

    [Fact]
    public void Breaking_changes_come_first_and_what_users_do_not_see_is_left_out()
    {
        var notes = Of(GitHub, "chore: tidy", "fix: a null, see #7", "perf: faster", "feat(web): a map (#12)", "feat!: no list\n\nBREAKING CHANGE: use the map", "Merge branch 'x'", "nonsense");

        notes.Should().Be($"""
            ### Breaking changes

            - no list ({Link(4)})
              use the map

            ### Features

            - **web:** a map ([#12](https://github.com/acme/shop/issues/12))

            ### Fixes

            - a null, see [#7](https://github.com/acme/shop/issues/7) ({Link(1)})

            ### Performance

            - faster ({Link(2)})
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_commit_and_its_revert_cancel_and_the_revert_of_a_revert_brings_it_back()
    {
        Of(GitHub, "Revert \"feat: a map\"", "feat: a map").Should().BeEmpty();
        Of(GitHub, "Revert \"Revert \"feat: a map\"\"", "Revert \"feat: a map\"", "feat: a map").Should().Contain("a map");
        Of(GitHub, "Revert \"feat: a map\"").Should().StartWith("### Reverted\n\n- feat: a map");
    }

    [Fact]
    public void A_cherry_pick_is_told_once() => Of(GitHub, "fix: a null", "fix: a null (#9)").Split('\n').Count(line => line.StartsWith('-')).Should().Be(1);

    [Fact]
    public void Elsewhere_than_on_github_there_are_no_links_and_nothing_is_taken_as_markup() =>
        Of(Forge.Parse("https://example.com/a/b.git"), "fix: <b> and a_b in `a_b` of @ann (#3)").Should().EndWith(@"- \<b\> and a\_b in `a_b` of \@ann (#3)");

    [Theory]
    [InlineData("https://github.com/acme/shop")]
    [InlineData("https://x-access-token:secret@github.com/acme/shop.git")]
    [InlineData("ssh://git@github.com/acme/shop.git")]
    public void The_address_of_origin_leads_to_the_pages_and_keeps_no_token(string remote) =>
        Forge.Parse(remote).Url.Should().Be("https://github.com/acme/shop");

    private static string Link(int index) => $"[{Hash(index)[..7]}](https://github.com/acme/shop/commit/{Hash(index)})";

    private static string Hash(int index) => new((char)('a' + index), 40);

    private static string Of(Forge forge, params string[] messages) => ReleaseNotes.Of(
        messages.Select((message, index) => new LoggedCommit(Hash(index), new DateOnly(2025, 3, 4), message)), forge).ToMarkdown();
}
