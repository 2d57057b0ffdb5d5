using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class DirtyCheckoutTests
{
    [Fact]
    public async Task A_dirty_checkout_says_so_in_version_and_revision()
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        repository.Write("a.txt", "changed");

        var source = await SourceVersion.ReadAsync(repository.Root);

        source.DirtyHash.Should().MatchRegex("^[a-f][0-9a-f]{7}$");
        source.Version.Should().Be($"0.1.0-stable.1.dirty.{source.DirtyHash}");
        source.Revision.Should().Be($"{source.Commit}-dirty.{source.DirtyHash}");
        source.Clean.Version.Should().Be("0.1.0-stable.1");
        source.Clean.Revision.Should().Be(source.Commit);
    }

    [Fact]
    public async Task A_dirty_checkout_of_a_tag_is_not_that_version()
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        await repository.GitAsync("tag", "v1.2.3");
        repository.Write("a.txt", "changed");

        var source = await SourceVersion.ReadAsync(repository.Root);

        source.Version.Should().Be($"1.2.4-alpha.0.dirty.{source.DirtyHash}");
        source.Clean.Version.Should().Be("1.2.3");
    }

    [Fact]
    public async Task Everything_that_can_differ_gives_a_hash_of_its_own()
    {
        using var repository = await TemporaryRepository.WithCommitAsync(("a.txt", "a"), ("b c.txt", "b"));
        var hashes = new List<string?> { await HashAsync(repository) };

        repository.Write("b c.txt", "changed");
        hashes.Add(await HashAsync(repository));
        repository.Write("b c.txt", "changed again");
        hashes.Add(await HashAsync(repository));
        repository.Write("new/file.txt", "untracked");
        hashes.Add(await HashAsync(repository));
        await repository.GitAsync("add", "--all");
        hashes.Should().Contain(await HashAsync(repository), "staging changes no content");
        File.Delete(Path.Combine(repository.Root, "a.txt"));
        hashes.Add(await HashAsync(repository));
        File.CreateSymbolicLink(Path.Combine(repository.Root, "link"), "nowhere");
        hashes.Add(await HashAsync(repository));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(repository.Root, "b c.txt"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        hashes.Add(await HashAsync(repository));

        hashes.Should().OnlyHaveUniqueItems();
        hashes[0].Should().BeNull();
    }

    [Fact]
    public async Task What_git_ignores_does_not_make_a_checkout_dirty()
    {
        using var repository = await TemporaryRepository.WithCommitAsync((".gitignore", "bin/"));
        repository.Write("bin/rubbish.dll", "rubbish");

        (await SourceVersion.ReadAsync(repository.Root)).IsDirty.Should().BeFalse();
    }

    [Fact]
    public async Task A_change_undone_gives_the_clean_version_back()
    {
        using var repository = await TemporaryRepository.WithCommitAsync();
        repository.Write("a.txt", "changed");
        repository.Write("a.txt", "a");

        (await SourceVersion.ReadAsync(repository.Root)).IsDirty.Should().BeFalse();
    }

    private static async Task<string?> HashAsync(TemporaryRepository repository) => (await SourceVersion.ReadAsync(repository.Root)).DirtyHash;
}
