using System.Collections.Immutable;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Smoke;

namespace Slipway.Preflight;

/// <summary>Learns what the checks look at beside what is known already, and makes them. Nothing is changed anywhere.</summary>
/// <param name="environment">Where the release is to live.</param>
/// <param name="root">The repository's root.</param>
/// <param name="registry">Asked about images.</param>
/// <param name="time">Times the waits.</param>
public sealed class PreflightRun(DeployEnvironment environment, string root, RegistryClient registry, TimeProvider time)
{
    private Task<(ImmutableArray<DomainFacts>? Facts, string? Unknown)>? _domains;

    /// <summary>Begins to ask the domains while the server is asked; where it turns out that nothing is to be changed, nobody waits for their answers.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public void AskDomainsEarly(CancellationToken cancellationToken = default) => _domains = DomainsAsync(cancellationToken);

    /// <summary>Asks registry and domains, and the server once more only where its disk is short or paths of its own are mounted.</summary>
    /// <param name="known">What the caller knows already: project, images, the server's state and facts.</param>
    /// <param name="deployment">To the server; null where there is none, which <see cref="PreflightSubject.Unknown"/> explains.</param>
    /// <param name="references">The images that the release runs, by digest or tag; those that the server has are not asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PreflightReport> CheckAsync(
        PreflightSubject known, Deployment? deployment, IEnumerable<string> references, CancellationToken cancellationToken = default)
    {
        var domains = _domains ?? DomainsAsync(cancellationToken);
        known = await WithContractAsync(known, deployment, cancellationToken);
        var images = known.Images ?? (known.Unknown.ContainsKey(Knowledge.Images)
            ? null
            : await new ImageProbe(registry, environment.Platform).AskAsync(Missing(references, known), cancellationToken));
        var server = known.Server is { } facts && deployment is not null
            ? await LookCloserAsync(known, facts, images ?? [], deployment, cancellationToken)
            : known.Server;
        var (found, unknown) = await domains;
        return Checklist.Examine(known with
        {
            EnvFileText = await EnvFileAsync(cancellationToken),
            TrustedRootFailure = await TrustedRootFailureAsync(cancellationToken),
            Images = images,
            Server = server,
            Domains = found,
            Unknown = unknown is null ? known.Unknown : known.Unknown.SetItem(Knowledge.Domains, unknown),
        });
    }

    /// <summary>Makes the checks that need no more than what is known, where nothing is to be changed.</summary>
    public async Task<PreflightReport> CheckKnownAsync(PreflightSubject known, CancellationToken cancellationToken = default) => Checklist.Examine(known with
    {
        EnvFileText = await EnvFileAsync(cancellationToken),
        TrustedRootFailure = await TrustedRootFailureAsync(cancellationToken),
        Images = [],
        Unknown = known.Unknown.SetItem(Knowledge.Domains, "nothing is to be changed").SetItem(Knowledge.Contract, "nothing is to be changed"),
    });

    private async Task<PreflightSubject> WithContractAsync(PreflightSubject known, Deployment? deployment, CancellationToken cancellationToken)
    {
        try
        {
            return known with { Contract = await new ContractProbe(environment, root).AskAsync(known.State, deployment, cancellationToken) };
        }
        catch (InvalidInputException failure)
        {
            return known with
            {
                Failures = known.Failures.SetItem(Knowledge.Contract, [Problem.Refuse(failure)]),
                Unknown = known.Unknown.SetItem(Knowledge.Contract, "the files cannot be read, as said above"),
            };
        }
    }

    private async Task<string?> EnvFileAsync(CancellationToken cancellationToken) =>
        environment.EnvFile is { } file && File.Exists(Path.Combine(root, file)) ? await File.ReadAllTextAsync(Path.Combine(root, file), cancellationToken) : null;

    private async Task<InvalidInputException?> TrustedRootFailureAsync(CancellationToken cancellationToken)
    {
        if (environment.Smoke is not { TrustedRootIsHere: true } checks)
            return null;
        try
        {
            TrustedRoots.Read((await checks.ReadTrustedRootAsync(root, _ => Task.FromResult(""), cancellationToken))!);
            return null;
        }
        catch (InvalidInputException failure)
        {
            return failure;
        }
    }

    private static async Task<ServerFacts> LookCloserAsync(
        PreflightSubject known, ServerFacts facts, ImmutableArray<ImageFacts> images, Deployment deployment, CancellationToken cancellationToken)
    {
        var (needed, paths) = (DiskSpaceCheck.AtMost(images), MountSourcesCheck.Paths(known));
        return facts.DockerDisk is { } disk && disk.FreeBytes >= needed && paths.IsEmpty
            ? facts
            : await deployment.LookCloserAsync(needed, paths, cancellationToken);
    }

    private async Task<(ImmutableArray<DomainFacts>? Facts, string? Unknown)> DomainsAsync(CancellationToken cancellationToken)
    {
        var domains = DomainProbe.DomainsOf(environment);
        if (domains.IsEmpty)
            return (null, "the environment has no smoke checks, so no domain is known");
        if (environment.Smoke!.Resolve.IsEmpty && HttpClient.DefaultProxy.GetProxy(new Uri($"https://{domains[0]}/")) is { } proxy)
            return (null, $"this machine reaches the internet through the proxy {proxy.Authority} only");
        return (await new DomainProbe(environment, time).AskAsync(cancellationToken), null);
    }

    private static IEnumerable<string> Missing(IEnumerable<string> references, PreflightSubject known)
    {
        var present = (known.State?.Images ?? []).Select(StoredImage.DigestOf).Concat(known.UnpushedImages.Select(x => x.Digest)).ToHashSet(StringComparer.Ordinal);
        return references.Where(x => !x.Contains('@', StringComparison.Ordinal) || !present.Contains(StoredImage.DigestOf(x)));
    }
}
