using System.Collections.Immutable;
using System.Text;
using Slipway.Images;
using Slipway.Versioning;

namespace Slipway.Tests.Images;

public class BakeCommandTests
{
    private static readonly SourceVersion Source = SourceVersion.Of(
        new Checkout("/repository", "0123456789abcdef0123456789abcdef01234567", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)) { Branch = "main", Version = new VersionTag(0, 1, 0, "stable.7") });

    [Fact]
    public void One_command_builds_what_is_missing_and_names_exactly_what_it_is()
    {
        var plan = Plan(Image("backend") with { Definition = Definition("backend") with { BuildArguments = Pair("MODEL", "tiny model"), BaseImages = Pair("SDK_IMAGE", "sdk:10.0") } });

        BakeCommand.Of(plan, "/tmp/metadata.json", "/tmp/ca").ToString().Should().Be(string.Join(' ',
            "BUILDX_BAKE_ENTITLEMENTS_FS=0 SOURCE_DATE_EPOCH=1700000000",
            "docker buildx bake --file docker/bake.hcl --progress plain --metadata-file /tmp/metadata.json --load --provenance=false",
            "--set backend.tags=localhost:5555/shop/backend:inputs-aa",
            "--set backend.tags=localhost:5555/shop/backend:0.1.0-stable.7",
            "--set backend.tags=localhost:5555/shop/backend:0123456789abcdef0123456789abcdef01234567",
            "--set backend.platform=linux/amd64",
            "--set backend.args.VERSION=0.1.0-stable.7",
            "--set backend.args.REVISION=0123456789abcdef0123456789abcdef01234567",
            "--set backend.args.SDK_IMAGE=sdk:10.0",
            "--set 'backend.args.MODEL=tiny model'",
            "--set backend.labels.org.opencontainers.image.title=backend",
            "--set backend.labels.org.opencontainers.image.version=0.1.0-stable.7",
            "--set backend.labels.org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567",
            "--set backend.labels.org.opencontainers.image.created=2023-11-14T22:13:20Z",
            "--set backend.labels.dev.slipway.inputs=aa",
            "--set 'backend.labels.dev.slipway.arg.MODEL=tiny model'",
            "--set backend.contexts.ca=/tmp/ca",
            "backend"));
    }

    [Fact]
    public void What_the_registry_has_is_not_built()
    {
        var plan = Plan(Image("backend") with { Digest = "sha256:aa" }, Image("frontend"));

        var arguments = BakeCommand.Of(plan, "metadata.json", null).Arguments;

        arguments.Should().EndWith("frontend").And.NotContain(argument => argument.Contains("backend", StringComparison.Ordinal) || argument.Contains("contexts", StringComparison.Ordinal));
        ImageBuilder.Describe(Plan(Image("backend") with { Digest = "sha256:aa" })).Should().BeNull();
    }

    [Fact]
    public void A_list_of_what_is_in_an_image_is_made_by_the_image_that_was_named()
    {
        var plan = Plan(Image("backend"));

        BakeCommand.Of(plan with { Options = plan.Options with { Attestations = true, SbomGenerator = "mirror.example.com/scanner:1" } }, "m", null).ToString()
            .Should().Contain("--sbom=generator=mirror.example.com/scanner:1");
    }

    [Fact]
    public void Continuous_integration_adds_caches_and_attestations()
    {
        var plan = Plan(Image("backend"));

        var command = BakeCommand.Of(plan with { Options = plan.Options with { Attestations = true, CacheFrom = ["type=gha,scope={image}"], CacheTo = ["type=gha,scope={image},mode=max"] } }, "m", null).ToString();

        command.Should().Contain("--provenance=mode=max --sbom=true")
            .And.Contain("--set backend.cache-from=type=gha,scope=backend --set backend.cache-to=type=gha,scope=backend,mode=max");
    }

    [Fact]
    public void The_results_of_a_build_are_read()
    {
        var json = Encoding.UTF8.GetBytes("""{ "backend": { "containerimage.digest": "sha256:aa" }, "buildx.build.warnings": [] }""");

        BakeMetadata.Digests(json).Should().Equal(new Dictionary<string, string> { ["backend"] = "sha256:aa" });
    }

    [Fact]
    public void A_failed_build_shows_the_step_that_failed()
    {
        var output = new CommandOutput { ExitCode = 1 };
        foreach (var line in new[]
        {
            "#11 [frontend build 2/2] RUN b", "#12 [backend build 3/3] RUN dotnet build", "#12 1.2 Api.cs(1,1): error CS1002: ; expected", "#11 2.0 still busy",
            "#11 ERROR: context canceled", "#12 ERROR: process \"dotnet build\" did not complete successfully: exit code: 1", "------", "ERROR: failed to solve",
        })
            output.Add(line);

        output.LastOfFailedStep.Should().Contain("error CS1002").And.Contain("exit code: 1").And.NotContain("#11").And.NotContain("------");
    }

    private static ImagePlan Plan(params PlannedImage[] images) =>
        new("/repository", Source, new BuildOptions(new Registry("localhost:5555/shop")), [.. images]);

    private static PlannedImage Image(string name) =>
        new(Definition(name), $"localhost:5555/shop/{name}", new InputsFingerprint("aa", IsDirty: false), Source);

    private static ImageDefinition Definition(string name) => new(name) { Variable = "IMAGE", Inputs = ["."] };

    private static ImmutableDictionary<string, string> Pair(string name, string value) => ImmutableDictionary<string, string>.Empty.Add(name, value);
}
