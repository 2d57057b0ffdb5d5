using System.Collections.Immutable;
using Slipway.Compose;
using Slipway.Environments;

namespace Slipway.Operate;

/// <summary>Writes a secret of an environment into its env file on this machine.</summary>
/// <param name="environment">The environment, with the values that are set here.</param>
/// <param name="root">The repository's root.</param>
/// <param name="file">The env file below it, which need not be there: <c>.env.qa</c>.</param>
public sealed class SecretSetting(DeployEnvironment environment, string root, string file)
{
    private string Again(string name) => $"./build.sh Secrets --environment {environment.Name} --set {name}";

    /// <summary>Refuses a name that nothing reads, or whose value would come from elsewhere.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">It is one of these, or Compose refuses the files.</exception>
    public async Task RequireAsync(string name, CancellationToken cancellationToken = default) =>
        Require(name, [.. (await new ReleaseSecrets(environment, root).ListAsync(cancellationToken)).Secrets.Select(x => x.Name)]);

    /// <summary>Pure: the same, where it is known what the next release uses.</summary>
    internal void Require(string name, ImmutableArray<string> used)
    {
        var known = used.Union(environment.SecretNames).Order(StringComparer.Ordinal).ToArray();
        if (!known.Contains(name))
            throw new InvalidInputException(
                $"--set {name}: {environment.Name} has no secret of that name. It has {string.Join(", ", known)}.",
                $"./build.sh Secrets --environment {environment.Name} --list; what is no secret is written into {file} by hand");
        if (environment.Secrets.ContainsKey(name) || environment.Variables.ContainsKey(name))
            throw new InvalidInputException(
                $"{name} is an environment variable here, which wins over {file}: what is written there would not be used.",
                $"unset {name}; {Again(name)}");
    }

    /// <summary>Writes the value: the whole file anew, readable by nobody else, under its name only when it is complete.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">Its value; it may have several lines.</param>
    /// <exception cref="InvalidInputException">The value is empty, or no environment variable can carry it.</exception>
    public void Write(string name, Secret value)
    {
        if (value.Reveal().Length == 0)
            throw new InvalidInputException($"The value for {name} is empty; {file} was not changed.", $"{Again(name)}, or through a pipe: openssl rand -hex 24 | {Again(name)}");
        var line = SecretsFile.Write(new Dictionary<string, Secret>(StringComparer.Ordinal) { [name] = value }).Reveal();
        // A link stays one: what it leads to is written.
        var path = Path.Combine(root, file);
        var info = new FileInfo(path);
        var target = info.LinkTarget is null ? path : info.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        AtomicFile.Write(target, EnvironmentText.With(File.Exists(target) ? File.ReadAllText(target) : "", name, line), AtomicFile.Private);
    }
}
