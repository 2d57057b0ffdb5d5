using System.Collections.Immutable;
using Slipway.Images;
using Slipway.Tests.Versioning;
using Slipway.Versioning;

namespace Slipway.Tests.Images;

public class InputsFingerprintTests
{
    private static readonly BuildOptions Options = new(new Registry("localhost:5555/shop"));

    private static readonly ImageDefinition Backend = new("backend")
    {
        Variable = "BACKEND_IMAGE",
        Inputs = ["src/Backend", "./docker/backend/Dockerfile"],
    };

    private static readonly ImageDefinition Frontend = new("frontend") { Variable = "FRONTEND_IMAGE", Inputs = ["src/Frontend/"] };

    [Fact]
    public async Task A_commit_elsewhere_changes_nothing()
    {
        using var repository = await RepositoryAsync();
        var before = await FingerprintAsync(repository, Backend);
        await repository.CommitAsync(("src/Frontend/page.cs", "changed"), ("src/BackendToo/a.cs", "a"), ("README.md", "changed"));

        (await FingerprintAsync(repository, Backend)).Should().Be(before);
        (await FingerprintAsync(repository, Backend)).IsDirty.Should().BeFalse();
    }

    [Theory]
    [InlineData("src/Backend/api.cs")]
    [InlineData("src/Backend/new.cs")]
    [InlineData("docker/backend/Dockerfile")]
    [InlineData("docker/bake.hcl")]
    [InlineData(".dockerignore")]
    public async Task A_committed_change_of_an_input_changes_the_fingerprint_and_its_revert_brings_it_back(string path)
    {
        using var repository = await RepositoryAsync();
        var before = await FingerprintAsync(repository, Backend);
        await repository.CommitAsync((path, "changed"));
        (await FingerprintAsync(repository, Backend)).Should().NotBe(before);

        await repository.GitAsync("revert", "--no-edit", "HEAD");
        (await FingerprintAsync(repository, Backend)).Should().Be(before);
    }

    [Fact]
    public async Task A_deleted_file_changes_the_fingerprint()
    {
        using var repository = await RepositoryAsync();
        var before = await FingerprintAsync(repository, Backend);
        File.Delete(Path.Combine(repository.Root, "src/Backend/start.cs"));

        (await FingerprintAsync(repository, Backend)).Should().NotBe(before).And.Match<InputsFingerprint>(after => after.IsDirty);
    }

    [Fact]
    public async Task Content_that_is_not_committed_is_other_content()
    {
        using var repository = await RepositoryAsync();
        var clean = await FingerprintAsync(repository, Backend);
        repository.Write("src/Backend/untracked.cs", "1");
        var first = await FingerprintAsync(repository, Backend);
        repository.Write("src/Backend/untracked.cs", "2");
        var second = await FingerprintAsync(repository, Backend);
        await repository.CommitAsync();
        var committed = await FingerprintAsync(repository, Backend);

        new[] { clean.Value, first.Value, second.Value, committed.Value }.Should().OnlyHaveUniqueItems();
        new[] { clean.IsDirty, first.IsDirty, second.IsDirty, committed.IsDirty }.Should().Equal(false, true, true, false);
    }

    [Fact]
    public async Task Only_the_image_whose_inputs_differ_is_built_as_dirty()
    {
        using var repository = await RepositoryAsync();
        repository.Write("src/Backend/api.cs", "changed");
        var checkout = await Checkout.ReadAsync(repository.Root);
        var source = SourceVersion.Of(checkout);

        PlannedImage.Of(checkout, source, Backend, Options).Source.Should().Be(source);
        PlannedImage.Of(checkout, source, Frontend, Options).Source.Should().Be(source.Clean);
    }

    [Fact]
    public async Task Whatever_else_decides_the_content_changes_the_fingerprint()
    {
        using var repository = await RepositoryAsync();
        var checkout = await Checkout.ReadAsync(repository.Root);
        var one = ImmutableDictionary<string, string>.Empty.Add("MODEL", "a");

        new[]
        {
            InputsFingerprint.Of(checkout, Backend, Options),
            InputsFingerprint.Of(checkout, Backend, Options with { Platform = "linux/arm64" }),
            InputsFingerprint.Of(checkout, Backend with { BuildArguments = one }, Options),
            InputsFingerprint.Of(checkout, Backend with { BuildArguments = one.SetItem("MODEL", "b") }, Options),
            InputsFingerprint.Of(checkout, Backend with { BaseImages = one }, Options),
        }.Should().OnlyHaveUniqueItems();
        InputsFingerprint.Of(checkout, Backend, Options with { Registry = new Registry("ghcr.io/acme/shop"), CacheFrom = ["type=gha"] })
            .Should().Be(InputsFingerprint.Of(checkout, Backend, Options), "where an image goes does not decide what is in it");
    }

    [Theory]
    [InlineData("src/Nowhere", "*backend*src/Nowhere*does not exist*")]
    [InlineData("src/Back", "*backend*src/Back*does not exist*")]
    [InlineData("obj", "*backend*obj*no file that git knows*")]
    [InlineData("../other", "*backend*../other*not below*")]
    [InlineData("/etc", "*backend*/etc*not below*")]
    public async Task An_input_that_is_not_there_is_refused(string input, string message)
    {
        using var repository = await RepositoryAsync();
        repository.Write("obj/rubbish", "ignored");
        var checkout = await Checkout.ReadAsync(repository.Root);

        var computing = () => InputsFingerprint.Of(checkout, Backend with { Inputs = [input] }, Options);

        computing.Should().Throw<InvalidInputException>().WithMessage(message);
    }

    [Fact]
    public async Task The_root_itself_can_be_an_input_and_a_new_file_too()
    {
        using var repository = await RepositoryAsync();
        repository.Write("src/New/a.cs", "a");
        var checkout = await Checkout.ReadAsync(repository.Root);

        InputsFingerprint.Of(checkout, Backend with { Inputs = ["."] }, Options).IsDirty.Should().BeTrue();
        InputsFingerprint.Of(checkout, Backend with { Inputs = ["src/New"] }, Options).IsDirty.Should().BeTrue();
    }

    [Fact]
    public async Task An_application_in_a_folder_of_a_larger_repository_has_its_inputs_below_that_folder()
    {
        using var repository = await TemporaryRepository.WithCommitAsync(
            ("apps/shop/src/Backend/api.cs", "1"), ("apps/shop/docker/bake.hcl", "1"), ("other/a.cs", "1"));
        var root = Path.Combine(repository.Root, "apps/shop");
        var image = Backend with { Inputs = ["."] };
        var before = InputsFingerprint.Of(await Checkout.ReadAsync(root), image, Options);
        repository.Write("other/a.cs", "changed");
        InputsFingerprint.Of(await Checkout.ReadAsync(root), image, Options).Should().Be(before);

        repository.Write("apps/shop/src/Backend/api.cs", "changed");
        InputsFingerprint.Of(await Checkout.ReadAsync(root), image, Options).IsDirty.Should().BeTrue();
    }

    private static Task<TemporaryRepository> RepositoryAsync() => TemporaryRepository.WithCommitAsync(
        (".gitignore", "obj/"), (".dockerignore", "obj"), ("docker/bake.hcl", "1"), ("docker/backend/Dockerfile", "1"),
        ("src/Backend/api.cs", "1"), ("src/Backend/start.cs", "1"), ("src/Frontend/page.cs", "1"));

    private static async Task<InputsFingerprint> FingerprintAsync(TemporaryRepository repository, ImageDefinition image) =>
        InputsFingerprint.Of(await Checkout.ReadAsync(repository.Root), image, Options);
}
