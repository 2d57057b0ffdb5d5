using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Slipway.Compose;
using Slipway.Contracts;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Releases;

namespace Slipway.Rollouts;

/// <summary>Renders the release that a commit is to become in an environment.</summary>
/// <param name="environment">Where it is to live.</param>
/// <param name="root">The repository's root, which relative paths start from.</param>
/// <param name="resolve">Resolves tags to digests; see <see cref="RegistryClient.ResolveAsync"/>.</param>
public sealed class ReleaseFactory(DeployEnvironment environment, string root, ImageResolver resolve)
{
    /// <summary>Reads the Compose files, pins every image and renders the release. Nothing is sent anywhere.</summary>
    /// <param name="images">The images that the build pushed.</param>
    /// <param name="origin">Version, commit, actor and time of the deploy.</param>
    /// <param name="state">What the server runs: its salt is kept, so that unchanged secrets are seen to be unchanged.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">The Compose files, variables or stages are not right; the message says what to mend.</exception>
    public async Task<ReleaseBundle> CreateAsync(
        IReadOnlyCollection<BuiltImage> images, ReleaseOrigin origin, ServerState state, CancellationToken cancellationToken = default) =>
        Render(await DraftAsync(await ReadAsync(cancellationToken), images, origin, cancellationToken), state);

    /// <summary>Reads the Compose files, which can be done while the images are looked for: something stands for each of those.</summary>
    /// <exception cref="InvalidInputException">A file or a variable is not right; the message says what to mend.</exception>
    public Task<ComposeProject> ReadAsync(CancellationToken cancellationToken = default) => ComposeReader.ReadAsync(Request(environment, root, StandIn), cancellationToken);

    /// <summary>The part of it that needs no answer of the server, so that it can be done while that one is asked.</summary>
    /// <inheritdoc cref="CreateAsync"/>
    /// <param name="files">What <see cref="ReadAsync"/> gave.</param>
    public async Task<ReleaseDraft> DraftAsync(ComposeProject files, IReadOnlyCollection<BuiltImage> images, ReleaseOrigin origin, CancellationToken cancellationToken = default)
    {
        var project = files.Replacing(environment.Images.ToDictionary(StandIn, x => Reference(images, x), StringComparer.Ordinal));
        StageRules.Check(project.Services.Select(x => x.Name), environment);
        PortRules.Check(project, environment.Stages);
        var pinned = await resolve(project.Services.Select(x => x.Image).OfType<string>(), cancellationToken);
        return new ReleaseDraft(images, origin, project, environment.Contract?.Read(root), pinned);
    }

    /// <summary>Renders a draft for what the server runs.</summary>
    /// <inheritdoc cref="CreateAsync"/>
    public ReleaseBundle Render(ReleaseDraft draft, ServerState state)
    {
        var (images, origin, project, declared, pinned) = draft;
        var contract = declared?.Describe(origin.Commit, state);
        var salt = state.Current?.Salt ?? state.InProgress?.Salt ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var rendered = ComposeRenderer.Render(project, new RenderOptions
        {
            Layout = new ServerLayout(environment.Application),
            Environment = environment.Name,
            PinnedImages = pinned,
            OwnImages = [.. images.Select(x => new OwnImage(x.Reference, InputsOf(x)))],
            Salt = salt,
            Migrations = contract is { MigrationService: { } service } ? new MigrationSteps(service, contract.Due) : null,
        });
        var release = Named(Describe(project, images, origin, rendered, salt) with { Contract = contract }, rendered);
        return new ReleaseBundle(release, rendered, SecretsFile.Write(project.Secrets)) { Project = project, Api = declared?.Api };
    }

    /// <summary>Reads the Compose files also where variables have no value: something stands in their place, for looking at all the rest.</summary>
    /// <exception cref="InvalidInputException">A file is not right; the message says what to mend.</exception>
    public Task<(ComposeProject Project, ImmutableArray<MissingVariable> Missing)> ReadIncompleteAsync(
        IReadOnlyCollection<BuiltImage> images, CancellationToken cancellationToken = default) =>
        ComposeReader.ReadIncompleteAsync(Request(environment, root, x => Reference(images, x)), cancellationToken);

    private Release Describe(ComposeProject project, IReadOnlyCollection<BuiltImage> images, ReleaseOrigin origin, RenderedCompose rendered, string salt) =>
        new()
        {
            Id = "",
            Application = environment.Application,
            Environment = environment.Name,
            Version = origin.Version,
            Commit = origin.Commit,
            CreatedAt = origin.Time,
            CreatedBy = origin.Actor,
            Images = [.. images.OrderBy(x => x.Name, StringComparer.Ordinal)],
            Services = [.. environment.Stages.OrderBy(x => x.Kind).SelectMany(stage => stage.Services
                .Where(rendered.Images.ContainsKey)
                .Select(name => Describe(project, name, stage.Kind, rendered)))],
            Probes = environment.Probes,
            Salt = salt,
        };

    private static Release Named(Release release, RenderedCompose rendered) => release with { Id = $"{release.Version}-{ContentHash(release, rendered)}" };

    private static ReleaseService Describe(ComposeProject project, string name, StageKind stage, RenderedCompose rendered)
    {
        var stopFirst = SwapRules.StopFirst(project, name, stage);
        return new ReleaseService(name, stage, rendered.Images[name], rendered.Fingerprints[name])
        {
            IsOneShot = project.Service(name).IsOneShot,
            RunsTwice = stopFirst is null,
            StopFirst = stopFirst,
            IsSwitched = rendered.Switched.Contains(name),
            Configuration = ServiceConfiguration.Of(project.Service(name).Labels) is { } configuration ? configuration with { Files = rendered.Placed.GetValueOrDefault(name) } : null,
            Mounted = rendered.Mounted.TryGetValue(name, out var mounted) ? mounted : null,
        };
    }

    /// <summary>Everything that decides what runs; not who deploys it, nor when.</summary>
    private static string ContentHash(Release release, RenderedCompose rendered)
    {
        var content = JsonSerializer.Serialize(release with { CreatedAt = default, CreatedBy = "" }, ReleaseJson.Default.Release) + rendered.Json;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];
    }

    private ImmutableArray<string> InputsOf(BuiltImage image) => environment.Images.First(x => x.Name == image.Name).Inputs;

    private string Reference(IReadOnlyCollection<BuiltImage> images, ImageDefinition wanted) =>
        images.FirstOrDefault(x => x.Name == wanted.Name)?.Reference
            ?? throw new InvalidInputException($"Image {wanted.Name} has not been pushed.", $"./build.sh Push --environment {environment.Name}");

    /// <summary>A reference as the image's own will be, with a digest that no image has.</summary>
    private string StandIn(ImageDefinition image) =>
        $"{environment.Registry.Repository(image.Name)}@sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"stands for {image.Name}")))}";

    /// <summary>What Compose is asked to read for an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="root">The repository's root.</param>
    /// <param name="reference">What stands for each of its images.</param>
    internal static ComposeRequest Request(DeployEnvironment environment, string root, Func<ImageDefinition, string> reference) => new()
    {
        WorkingDirectory = root,
        ProjectName = environment.Application,
        Files = environment.ComposeFiles,
        Profiles = environment.Profiles,
        EnvFile = environment.EnvFile,
        Variables = environment.Variables.SetItems(environment.Images.Select(x => KeyValuePair.Create(x.Variable, reference(x)))),
        Secrets = environment.Secrets,
        SecretNames = environment.SecretNames,
    };
}

/// <summary>What a release is made of, as far as it can be said without asking the server.</summary>
/// <param name="Images">The images that the build pushed.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Project">The Compose files, read.</param>
/// <param name="Contract">What the commit promises; null where the environment declares no contract.</param>
/// <param name="PinnedImages">Each reference of the Compose files, and its pinned form.</param>
public sealed record ReleaseDraft(
    IReadOnlyCollection<BuiltImage> Images, ReleaseOrigin Origin, ComposeProject Project, DeclaredContract? Contract, ImmutableDictionary<string, string> PinnedImages);

/// <summary>Finds the digest that each reference names now.</summary>
/// <returns>Each reference that was asked for, and its pinned form.</returns>
public delegate Task<ImmutableDictionary<string, string>> ImageResolver(IEnumerable<string> references, CancellationToken cancellationToken);

/// <summary>Where a release comes from.</summary>
/// <param name="Version">Semantic version of the commit.</param>
/// <param name="Commit">Full commit.</param>
/// <param name="Actor">Who deploys it.</param>
/// <param name="Time">When (UTC).</param>
public sealed record ReleaseOrigin(string Version, string Commit, string Actor, DateTimeOffset Time);
