using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Slipway.Compose;

/// <summary>The values that Compose may interpolate, apart by whether they are secret.</summary>
internal sealed partial class ComposeValues
{
    private readonly ImmutableHashSet<string> _secretNames;

    /// <summary>Sorts values.</summary>
    /// <param name="secretNames">Names that are secret without looking like it.</param>
    /// <param name="plain">Values of which some may be secret by their name or by what they are made of.</param>
    /// <param name="secrets">Values that are secret.</param>
    public ComposeValues(IEnumerable<string> secretNames, ImmutableDictionary<string, string> plain, ImmutableDictionary<string, Secret> secrets)
    {
        _secretNames = [.. secretNames, .. secrets.Keys];
        // An empty value hides nothing, and ${X:-} must see that it is empty.
        var named = plain.Where(x => IsSecret(x.Key) && x.Value.Length > 0).ToImmutableDictionary(x => x.Key, x => new Secret(x.Value))
            .SetItems(secrets.Where(x => x.Value.Reveal().Length > 0));
        Secrets = named.AddRange(plain.Where(x => !named.ContainsKey(x.Key) && named.Values.Any(secret => IsMadeOf(x.Value, secret.Reveal())))
            .Select(x => KeyValuePair.Create(x.Key, new Secret(x.Value))));
        Plain = plain.Where(x => !Secrets.ContainsKey(x.Key)).ToImmutableDictionary()
            .SetItems(secrets.Where(x => x.Value.Reveal().Length == 0).Select(x => KeyValuePair.Create(x.Key, "")));
        Placeholders = new SecretPlaceholders(Secrets.Keys);
    }

    /// <summary>Values that may be read.</summary>
    public ImmutableDictionary<string, string> Plain { get; }

    /// <summary>Values that may not.</summary>
    public ImmutableDictionary<string, Secret> Secrets { get; }

    /// <summary>What Compose sees in place of <see cref="Secrets"/>.</summary>
    public SecretPlaceholders Placeholders { get; }

    /// <summary>What the env file refers to and nobody sets.</summary>
    public ImmutableArray<MissingVariable> Missing { get; private init; } = [];

    /// <summary>What Compose is given.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment => Plain.Concat(Placeholders.All);

    /// <summary>Reads the env file, where there is one, and puts the request's own values over it.</summary>
    public static async Task<ComposeValues> ReadAsync(ComposeCommand compose, ComposeRequest request, CancellationToken cancellationToken)
    {
        RefuseNames(request.Variables.Keys.Concat(request.Secrets.Keys));
        var own = new ComposeValues(request.SecretNames, request.Variables, request.Secrets);
        if (request.EnvFile is null)
            return own;
        var path = Path.GetFullPath(Path.Combine(request.WorkingDirectory, request.EnvFile));
        var environment = own.Environment.ToDictionary(StringComparer.Ordinal);
        var file = await EnvironmentFile.ReadAsync(compose, path, request.EnvFile, environment, cancellationToken);
        var plain = file.Values.ToImmutableDictionary(x => x.Key, x => own.Placeholders.ToValues(x.Value, own.Secrets)).SetItems(request.Variables);
        var derived = file.Values.Where(x => own.Placeholders.IsIn(x.Value)).Select(x => x.Key);
        return new ComposeValues([.. request.SecretNames, .. derived], plain, request.Secrets) { Missing = file.Missing };
    }

    /// <summary>Whether a name is secret, with or without a value.</summary>
    public bool IsSecret(string name) => _secretNames.Contains(name) || SecretNaming.LooksSecret(name);

    /// <summary>A value as a secret, wherever it comes from.</summary>
    public Secret Find(string name) => Secrets.GetValueOrDefault(name) ?? new Secret(Plain.GetValueOrDefault(name, ""));

    // Short words meet by chance (a user and a password "postgres"); inside a URL's credentials they do not.
    private static bool IsMadeOf(string value, string secret) =>
        (secret.Length >= 12 && value.Contains(secret, StringComparison.Ordinal)) || value.Contains($":{secret}@", StringComparison.Ordinal);

    private static void RefuseNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!Name().IsMatch(name))
                throw new InvalidInputException($"{name} cannot be the name of a variable: letters, digits and underscores only.");
            if (ComposeCommand.IsReserved(name))
                throw new InvalidInputException($"The variable {name} is read by Docker itself.", $"give {name} another name");
        }
    }

    [GeneratedRegex("^[_a-zA-Z][_a-zA-Z0-9]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
