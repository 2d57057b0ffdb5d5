using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Rollouts;

namespace Slipway.Preflight;

/// <summary>Looks at an environment without deploying to it (<c>Doctor</c>). What cannot be learned is a finding like any other.</summary>
/// <param name="environment">The environment.</param>
/// <param name="root">The repository's root.</param>
/// <param name="registry">Asked about images.</param>
/// <param name="time">The clock.</param>
public sealed class Examination(DeployEnvironment environment, string root, RegistryClient registry, TimeProvider time)
{
    private static readonly string s_anyDigest = $"sha256:{new string('0', 64)}";

    private readonly Dictionary<Knowledge, ImmutableArray<Problem>> _failures = [];

    /// <summary>Releases that retention keeps; for saying what <c>Prune</c> would free.</summary>
    public int KeepReleases { get; init; } = Releases.RetentionPolicy.Default.Releases;

    /// <summary>Asks and checks: one round trip to the server, and another where its disk is short or it has to be asked for paths.</summary>
    /// <param name="findImages">The images of this commit, as far as they are pushed.</param>
    /// <param name="connect">Connects to the server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PreflightReport> RunAsync(
        Func<CancellationToken, Task<ImmutableArray<BuiltImage>>> findImages, Func<CancellationToken, Task<Deployment>> connect, CancellationToken cancellationToken = default)
    {
        var images = await LearnAsync(Knowledge.Images, async () => (ImmutableArray<BuiltImage>?)await findImages(cancellationToken)) ?? [];
        var unpushed = Unpushed(images);
        var project = await LearnAsync(Knowledge.Project, () => ReadAsync([.. images, .. unpushed], cancellationToken));
        var deployment = await LearnAsync<Deployment>(Knowledge.Server, async () => await connect(cancellationToken));
        var server = deployment is null ? null : await LearnAsync(Knowledge.Server, async () => Tuple.Create(await deployment.ExamineServerAsync(cancellationToken)));
        var known = new PreflightSubject
        {
            Environment = environment,
            Project = project,
            BuiltImages = images,
            UnpushedImages = unpushed,
            Commit = images.FirstOrDefault()?.Commit ?? "",
            State = server?.Item1.State,
            Server = server?.Item1.Facts,
            KeepReleases = KeepReleases,
            Now = time.GetUtcNow(),
            Failures = _failures.ToImmutableDictionary(),
            Unknown = _failures.ToImmutableDictionary(x => x.Key, _ => "it could not be learned, as said above"),
        };
        return await new PreflightRun(environment, root, registry, time).CheckAsync(known, deployment, References(project), cancellationToken);
    }

    private async Task<T?> LearnAsync<T>(Knowledge part, Func<Task<T?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (SlipwayException failure)
        {
            _failures[part] = [Problem.Refuse(failure)];
            return default;
        }
    }

    /// <summary>Each variable without a value is a finding; everything else is looked at with something in its place.</summary>
    private async Task<ComposeProject?> ReadAsync(IReadOnlyCollection<BuiltImage> images, CancellationToken cancellationToken)
    {
        var (project, missing) = await new ReleaseFactory(environment, root, Unresolved).ReadIncompleteAsync(images, cancellationToken);
        if (!missing.IsEmpty)
            _failures[Knowledge.Project] = Findings(environment, missing)[Knowledge.Project];
        return project;
    }

    /// <summary>Variables without a value, as findings: one for each.</summary>
    internal static ImmutableDictionary<Knowledge, ImmutableArray<Problem>> Findings(DeployEnvironment environment, ImmutableArray<MissingVariable> missing) =>
        ImmutableDictionary<Knowledge, ImmutableArray<Problem>>.Empty.Add(
            Knowledge.Project, [.. missing.Select(x => Problem.Refuse(new MissingVariablesException(environment.ComposeFiles, environment.EnvFile, [x])))]);

    private static IEnumerable<string> References(ComposeProject? project) => (project?.Services ?? []).Select(x => x.Image).OfType<string>().Distinct();

    /// <summary>What is not pushed yet stands in the Compose files under a digest that nothing has.</summary>
    private ImmutableArray<BuiltImage> Unpushed(ImmutableArray<BuiltImage> images) =>
    [
        .. environment.Images.Where(x => images.All(y => y.Name != x.Name)).Select(x => new BuiltImage(x.Name, environment.Registry.Repository(x.Name), s_anyDigest) { Version = "", Commit = "" }),
    ];

    private static Task<ImmutableDictionary<string, string>> Unresolved(IEnumerable<string> references, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Reading Compose files resolves no image.");
}
