using System.Collections.Immutable;

namespace Slipway.Environments;

/// <summary>What is checked through the public addresses and TLS once every stage runs.</summary>
public sealed record SmokeChecks
{
    /// <summary>HTTP checks, in order.</summary>
    public ImmutableArray<HttpCheck> Http { get; init; } = [];

    /// <summary>Pages opened in a headless Chromium.</summary>
    public ImmutableArray<PageCheck> Pages { get; init; } = [];

    /// <summary>What only a container can see, such as whether something arrived that nobody outside may ask for.</summary>
    public ImmutableArray<ContainerCheck> Containers { get; init; } = [];

    /// <summary>Host name → <c>address:port</c> to connect to instead of what DNS says; names and certificates are still checked.</summary>
    public ImmutableDictionary<string, string> Resolve { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// File with the PEM root certificate to trust beside the system's: one of this machine, relative to the repository's root, or a
    /// service and its file, such as <c>caddy:/data/caddy/pki/authorities/local/root.crt</c>. Null trusts the system's alone.
    /// </summary>
    public string? TrustedRoot { get; init; }

    /// <summary>Whether <see cref="TrustedRoot"/> is a file of this machine, so that it can be read before a deploy changes anything.</summary>
    public bool TrustedRootIsHere => TrustedRoot is not null && (Path.IsPathRooted(TrustedRoot) || !TrustedRoot.Contains(":/", StringComparison.Ordinal));

    /// <summary>Reads <see cref="TrustedRoot"/>; null where there is none.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="readFromService">Reads a file that is named with its service.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">The file is not on this machine.</exception>
    public async Task<string?> ReadTrustedRootAsync(string root, Func<string, Task<string>> readFromService, CancellationToken cancellationToken = default)
    {
        if (TrustedRoot is null)
            return null;
        if (!TrustedRootIsHere)
            return await readFromService(TrustedRoot);
        try
        {
            return await File.ReadAllTextAsync(Path.Combine(root, TrustedRoot), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"SmokeChecks.TrustedRoot cannot be read: {exception.Message}", "name a file of this machine, or service:/path for one of a container", exception);
        }
    }

    /// <summary>What is checked while maintenance is on: health and redirects as always, and 503 at every other address.</summary>
    /// <param name="probes">Their paths are what stays reachable.</param>
    public SmokeChecks DuringMaintenance(IEnumerable<HealthProbe> probes)
    {
        var open = probes.Select(x => x.Path).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Http =
            [
                .. Http.Select(x => x.Status is >= 300 and < 400 || open.Contains(new Uri(x.Url).AbsolutePath) ? x : new HttpCheck(x.Url) { Status = 503 }),
                .. Pages.Select(x => new HttpCheck(x.Url) { Status = 503 }),
            ],
            Pages = [],
        };
    }
}

/// <summary>One request and what a good answer has.</summary>
/// <param name="Url">Public address.</param>
public sealed record HttpCheck(string Url)
{
    /// <summary>Expected status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Text that the body must contain.</summary>
    public string? Contains { get; init; }

    /// <summary>Service whose image digest the answer must name in <see cref="DigestProperty"/>.</summary>
    public string? Service { get; init; }

    /// <summary>Property of the JSON answer that names the image digest.</summary>
    public string? DigestProperty { get; init; }
}

/// <summary>One page, opened in a browser that runs its scripts.</summary>
/// <param name="Url">Public address.</param>
public sealed record PageCheck(string Url)
{
    /// <summary>CSS selector of an element that appears only once data has come through the API.</summary>
    public required string Selector { get; init; }

    /// <summary>Text that the element must contain; null accepts any.</summary>
    public string? Contains { get; init; }
}

/// <summary>A command in the container of a service of the release; exit code 0 passes. It waits by itself for what takes time.</summary>
/// <param name="Name">What is checked, in a few words.</param>
/// <param name="Service">Name from the Compose files.</param>
/// <param name="Command">For <c>sh -c</c>; <c>{digest:SERVICE}</c> stands for the digest of the image that the service must run.</param>
public sealed record ContainerCheck(string Name, string Service, string Command);
