using System.Collections.Immutable;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tools.DotNet;
using Serilog;
using Slipway.Images;
using Slipway.Versioning;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

/// <summary>Compile, build images, push them.</summary>
partial class Build
{
    [Parameter("Layer caches that image builds read, as Buildx takes them: type=registry,ref=... or type=gha")]
    readonly string[] CacheFrom = [];

    [Parameter("Layer caches that image builds write, as Buildx takes them")]
    readonly string[] CacheTo = [];

    [Parameter("Where image builds keep layers from one run to the next, beside the caches above. Default: nowhere")]
    readonly LayerCache LayerCache = LayerCache.None;

    [Parameter("Give images provenance and a list of what is in them; needs a builder that can store attestations")]
    readonly bool Attestations;

    [Parameter("Image that lists what is in images, where BuildKit's own cannot be pulled from Docker Hub: a mirror of docker/buildkit-syft-scanner")]
    readonly string? SbomGenerator;

    ImagePlan? _imagePlan;
    ImmutableArray<BuiltImage> _images = [];
    RegistryClient? _registries;

    /// <summary>Stands for the digest of an image that nothing was asked about.</summary>
    static readonly string NotKnownYet = $"sha256:{new string('0', 64)}";

    AbsolutePath SolutionFile => RootDirectory / "Slipway.slnx";
    AbsolutePath OutputDirectory => RootDirectory / "output";
    RegistryClient Registries => _registries ??= new RegistryClient([Chosen.Registry]);

    BuildOptions ImageOptions => new(Chosen.Registry)
    {
        Platform = Chosen.Platform,
        Platforms = IsOnSandbox ? [] : RemoteEnvironments.Platforms,
        Attestations = Attestations,
        SbomGenerator = SbomGenerator,
        CacheFrom = [.. CacheFrom, .. LayerCache.From(Chosen)],
        CacheTo = [.. CacheTo, .. LayerCache.To(Chosen)],
    };

    void RestorePackages() => DotNetRestore(_ => _
        .SetProjectFile(SolutionFile)
        .EnableLockedMode());

    void CompileSolution() => DotNetBuild(_ => _
        .SetProjectFile(SolutionFile)
        .SetConfiguration(Configuration)
        .EnableNoRestore());

    Task BuildImages() => WithExitCode(async () =>
    {
        _imagePlan = await PlanImagesAsync();
        if (DryRun)
            foreach (var image in _imagePlan.Images)
                Log.Information(image.Digest is null ? "Would build {Image} {Version}" : "{Image} {Version} is in the registry", image.Name, image.Source.Version);
        else
            await new ImageBuilder(Log.Logger).BuildAsync(_imagePlan, Cancelled);
    });

    Task PushImages() => WithExitCode(async () =>
    {
        _images = DryRun ? Unbuilt(_imagePlan!) : await new ImagePusher(Registries, Log.Logger).PushAsync(_imagePlan!, Cancelled);
        ReportSummary(_ => _images.ToDictionary(x => x.Name, x => x.Digest[..19]));
        if (!DryRun)
            await TellDigests();
    });

    async Task<ImagePlan> PlanImagesAsync()
    {
        var checkout = await Checkout.ReadAsync(RootDirectory, BranchOnCi);
        var source = SourceVersion.Of(checkout);
        return Offline
            ? ImagePlan.Of(checkout, source, Chosen.Images, ImageOptions)
            : await ImagePlan.MakeAsync(checkout, source, Chosen.Images, ImageOptions, Registries);
    }

    /// <summary>A dry run before the sandbox exists has no registry to ask.</summary>
    bool Offline => DryRun && IsOnSandbox && Sandbox is null;

    Task<ImmutableDictionary<string, string>> ResolveImages(IEnumerable<string> references, CancellationToken cancellationToken) => Offline
        ? Task.FromResult(references.Distinct().ToImmutableDictionary(x => x, x => x.Contains('@', StringComparison.Ordinal) ? x : $"{x}@{NotKnownYet}"))
        : Registries.ResolveAsync(references, cancellationToken);

    /// <summary>What a plan that touches nothing says of images that are not built yet.</summary>
    static ImmutableArray<BuiltImage> Unbuilt(ImagePlan plan) =>
    [
        .. plan.Images.Select(x => new BuiltImage(x.Name, x.Repository, x.Joined ?? $"sha256:{x.Inputs.Value.PadRight(64, '0')[..64]}")
        {
            Version = x.Source.Version,
            Commit = x.Source.Revision,
            BuildArguments = x.Definition.BuildArguments.ToImmutableSortedDictionary(StringComparer.Ordinal),
        }),
    ];
}
