using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Operate;

/// <summary>The secrets that the next release of an environment needs, and what they are compared with those of the one that serves.</summary>
/// <param name="environment">The environment, with the values that are set here.</param>
/// <param name="root">The repository's root.</param>
public sealed class ReleaseSecrets(DeployEnvironment environment, string root)
{
    /// <summary>What is needed, and what of it is set here.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">Compose refuses the files.</exception>
    public async Task<SecretsReport> ListAsync(CancellationToken cancellationToken = default) =>
        SecretsReport.Of(environment.Name, release: null, await NeededAsync(cancellationToken), serving: null);

    /// <summary>The same, compared with the release that serves: its hashes come here, and no value goes there.</summary>
    /// <param name="deployment">The connection to the environment's server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">Compose refuses the files.</exception>
    public async Task<SecretsReport> CompareAsync(Deployment deployment, CancellationToken cancellationToken = default)
    {
        var needed = await NeededAsync(cancellationToken);
        var state = await deployment.StateAsync(cancellationToken);
        var read = new RemoteCommand("cat", $"{deployment.Layout.Current}/{ServerLayout.SecretHashesName}").For("reading the hashes of the secrets").AllowFailure();
        return SecretsReport.Of(environment.Name, state.CurrentId, needed, SecretHashes.Read((await deployment.Connection.RunAsync(read, cancellationToken)).Output));
    }

    /// <summary>Name → value, as the next release would have it; null where it is not set. Variables that are no secret are among them only where they are not set.</summary>
    private async Task<IReadOnlyDictionary<string, Secret?>> NeededAsync(CancellationToken cancellationToken)
    {
        // No image has to be built for that.
        var request = ReleaseFactory.Request(environment, root, x => x.Name);
        var (project, missing) = await ComposeReader.ReadIncompleteAsync(request, cancellationToken);
        var names = missing.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        return project.Secrets.Keys.Union(names).ToDictionary(x => x, x => names.Contains(x) ? null : (Secret?)project.Secrets[x], StringComparer.Ordinal);
    }
}
