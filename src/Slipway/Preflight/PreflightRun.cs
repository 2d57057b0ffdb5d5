using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Preflight;

/// <summary>Learns what the checks look at, in one round trip to the server, and makes them.</summary>
/// <param name="environment">Where the release is to live.</param>
/// <param name="root">The repository's root.</param>
/// <param name="registry">Asked about images.</param>
/// <param name="time">The clock that the server's is compared with.</param>
public sealed class PreflightRun(DeployEnvironment environment, string root, RegistryClient registry, TimeProvider time)
{
    /// <summary>Asks and checks; nothing is changed anywhere.</summary>
    /// <param name="known">The environment with whatever the caller knows already: project, images, state.</param>
    /// <param name="connection">To the server; null where there is none, which <see cref="PreflightSubject.Unknown"/> explains.</param>
    /// <param name="references">The images that the release runs, by digest or tag; those that the server has are not asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PreflightReport> CheckAsync(
        PreflightSubject known, ServerConnection? connection, IEnumerable<string> references, CancellationToken cancellationToken = default)
    {
        var domains = DomainsAsync(cancellationToken);
        var images = known.Images ?? await new ImageProbe(registry, environment.Platform).AskAsync(Missing(references, known.State), cancellationToken);
        var server = connection is null ? null : await AskAsync(connection, DiskSpaceCheck.AtMost(images), cancellationToken);
        var (facts, unknown) = await domains;
        return Checklist.Examine(known with
        {
            EnvFileText = environment.EnvFile is { } file && File.Exists(Path.Combine(root, file)) ? await File.ReadAllTextAsync(Path.Combine(root, file), cancellationToken) : null,
            Images = images,
            Server = server,
            Domains = facts,
            Unknown = unknown is null ? known.Unknown : known.Unknown.SetItem(Knowledge.Domains, unknown),
        });
    }

    private async Task<ServerFacts> AskAsync(ServerConnection connection, long neededBytes, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var result = await connection.RunAsync(FactsScript.Command(new ServerLayout(environment.Application), neededBytes), cancellationToken);
        return FactsAnswer.Read(result.Output, asked, time.GetUtcNow());
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

    private static IEnumerable<string> Missing(IEnumerable<string> references, ServerState? state)
    {
        var present = (state?.Images ?? []).Select(StoredImage.DigestOf).ToHashSet(StringComparer.Ordinal);
        return references.Where(x => !x.Contains('@', StringComparison.Ordinal) || !present.Contains(StoredImage.DigestOf(x)));
    }
}
