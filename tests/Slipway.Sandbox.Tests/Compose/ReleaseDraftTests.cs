using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Compose;

/// <summary>Compose reads the files before the images are known.</summary>
public sealed class ReleaseDraftTests : IDisposable
{
    private const string Reference = "ghcr.io/acme/shop/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private readonly ComposeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_image_that_is_found_after_the_files_were_read_stands_wherever_they_name_it()
    {
        _folder.With("app.env", "FROM_FILE=${APP_IMAGE}").With("compose.yaml",
            """
            services:
              app:
                image: ${APP_IMAGE}
                env_file: [app.env]
                environment: {RUNS: "as ${APP_IMAGE}"}
                labels: {image: "${APP_IMAGE:-none}"}
            """);

        var project = (await DraftAsync(new BuiltImage("app", "ghcr.io/acme/shop/app", Reference.Split('@')[1]) { Version = "1.0.0", Commit = "c" })).Project;

        project.Service("app").Image.Should().Be(Reference);
        project.Document["services"]!["app"]!["environment"]!["RUNS"]!.ToString().Should().Be($"as {Reference}");
        project.Document["services"]!["app"]!["labels"]!["image"]!.ToString().Should().Be(Reference);
        project.Secrets.Values.Select(x => x.Reveal()).Should().Equal(Reference);
    }

    [Fact]
    public async Task An_image_that_was_not_pushed_is_named_with_the_command_that_does_it()
    {
        _folder.With("compose.yaml", "services: { app: { image: \"${APP_IMAGE}\" } }");

        var drafting = () => DraftAsync();

        (await drafting.Should().ThrowAsync<InvalidInputException>()).WithMessage("Image app has not been pushed*./build.sh Push --environment qa*");
    }

    private async Task<ReleaseDraft> DraftAsync(params BuiltImage[] images)
    {
        var environment = new DeployEnvironment
        {
            Name = "qa",
            Application = "shop",
            Server = new Server("qa", "192.0.2.1"),
            ComposeFiles = ["compose.yaml"],
            Stages = [new(StageKind.Backend, ["app"])],
            Images = [new ImageDefinition("app") { Variable = "APP_IMAGE", Inputs = [] }],
            Registry = new Registry("ghcr.io/acme/shop"),
        };
        var factory = new ReleaseFactory(environment, _folder.Root, (references, _) => Task.FromResult(references.ToImmutableDictionary(x => x)));
        return await factory.DraftAsync(await factory.ReadAsync(), images, new ReleaseOrigin("1.0.0", "c", "ann@laptop", TimeProvider.System.GetUtcNow()));
    }
}
