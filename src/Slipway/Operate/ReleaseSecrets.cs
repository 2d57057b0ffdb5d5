using System.Collections.Immutable;
using System.Security.Cryptography;
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
        var missing = ImmutableHashSet<string>.Empty;
        while (true)
        {
            try
            {
                var project = await ComposeReader.ReadAsync(Request(missing), cancellationToken);
                return project.Secrets.Keys.Union(missing).ToDictionary(x => x, x => missing.Contains(x) ? null : (Secret?)project.Secrets[x], StringComparer.Ordinal);
            }
            catch (MissingVariablesException exception) when (exception.Variables.Any(x => !missing.Contains(x.Name)))
            {
                missing = missing.Union(exception.Variables.Select(x => x.Name));
            }
        }
    }

    /// <summary>With something in place of what is not set, so that Compose reads on and says what else is needed; no image has to be built for that.</summary>
    private ComposeRequest Request(ImmutableHashSet<string> missing)
    {
        bool IsSecret(string name) => environment.SecretNames.Contains(name) || environment.Secrets.ContainsKey(name) || SecretNaming.LooksSecret(name);
        return new ComposeRequest
        {
            WorkingDirectory = root,
            ProjectName = environment.Application,
            Files = environment.ComposeFiles,
            Profiles = environment.Profiles,
            EnvFile = environment.EnvFile,
            Variables = environment.Variables
                .SetItems(environment.Images.Select(x => KeyValuePair.Create(x.Variable, x.Name)))
                .SetItems(missing.Where(x => !IsSecret(x)).Select(x => KeyValuePair.Create(x, "1"))),
            Secrets = environment.Secrets.SetItems(missing.Where(IsSecret).Select(x => KeyValuePair.Create(x, new Secret(RandomNumberGenerator.GetHexString(32, lowercase: true))))),
            SecretNames = environment.SecretNames,
        };
    }
}
