using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>Reads Compose files by asking Compose, so that nothing here can understand them differently.</summary>
public static class ComposeReader
{
    /// <summary>Stands in for variables that have no value and need none here; it fits strings, ports and numbers.</summary>
    private const string Unneeded = "1";

    /// <summary>Reads, merges, validates and interpolates the files.</summary>
    /// <exception cref="MissingVariablesException">Variables have no value; all of them are named.</exception>
    /// <exception cref="InvalidInputException">A file is missing or Compose refuses it.</exception>
    public static async Task<ComposeProject> ReadAsync(ComposeRequest request, CancellationToken cancellationToken = default)
    {
        foreach (var file in request.Files.Where(x => !File.Exists(Path.Combine(request.WorkingDirectory, x))))
            throw new InvalidInputException($"The Compose file {file} does not exist.", "correct the environment's ComposeFiles");
        var compose = new ComposeCommand(request.WorkingDirectory);
        var checking = compose.CheckVersionAsync(cancellationToken);
        var reading = ConfigAsync(compose, request, ["--no-interpolate"], ImmutableDictionary<string, string>.Empty, cancellationToken);
        var values = await ComposeValues.ReadAsync(compose, request, cancellationToken);
        // Not waiting for the scan: it seldom finds that more variables are needed than there are values.
        var merging = ConfigAsync(compose, request, [], values.Environment.ToDictionary(StringComparer.Ordinal), cancellationToken);
        await Task.WhenAll(checking, reading, merging).ContinueWith(_ => { }, TaskScheduler.Default);
        // A Compose that is too old is the reason for whatever it could not read.
        await checking;
        using var raw = JsonDocument.Parse((await reading).Standard);

        var scan = new VariableScan(values.Plain, values.Secrets.Keys.ToHashSet(StringComparer.Ordinal), values.IsSecret);
        scan.Scan(raw.RootElement, request.Profiles);
        Refuse(request, [.. values.Missing, .. scan.Missing]);

        var output = scan.NeededElsewhere.Any() ? await ConfigAsync(compose, request, [], Environment(values, scan), cancellationToken) : await merging;
        // What is cut or hidden where the scan looks still leaves Compose's own warning.
        Refuse(request, [.. output.UnsetVariables.Where(x => !scan.Seen.Contains(x)).Select(x => new MissingVariable(x, "is not set", ["an env_file of a service, or a file"]))]);
        return Project(request, values, scan, raw.RootElement, JsonNode.Parse(output.Standard)!.AsObject());
    }

    /// <summary>Reads the files also where variables have no value, with something in their place: a secret that nobody knows, or a number.</summary>
    /// <returns>What was read, and the variables; a project with any is for looking at, not for running.</returns>
    /// <exception cref="InvalidInputException">A file is missing or Compose refuses it.</exception>
    public static async Task<(ComposeProject Project, ImmutableArray<MissingVariable> Missing)> ReadIncompleteAsync(ComposeRequest request, CancellationToken cancellationToken = default)
    {
        var missing = ImmutableArray<MissingVariable>.Empty;
        while (true)
        {
            try
            {
                return (await ReadAsync(Filled(request, missing), cancellationToken), missing);
            }
            catch (MissingVariablesException exception) when (exception.Variables.ExceptBy(missing.Select(x => x.Name), x => x.Name).Any())
            {
                // What stands in one place can show that another is empty, too.
                missing = [.. missing, .. exception.Variables.ExceptBy(missing.Select(x => x.Name), x => x.Name)];
            }
            catch (InvalidInputException exception) when (!missing.IsEmpty && exception is not MissingVariablesException)
            {
                // Perhaps Compose refuses only what stands there.
                throw new MissingVariablesException(request.Files, request.EnvFile, missing);
            }
        }
    }

    private static ComposeRequest Filled(ComposeRequest request, ImmutableArray<MissingVariable> missing)
    {
        var names = missing.Select(x => x.Name).ToLookup(x => request.SecretNames.Contains(x) || request.Secrets.ContainsKey(x) || SecretNaming.LooksSecret(x));
        return request with
        {
            Variables = request.Variables.SetItems(names[false].Select(x => KeyValuePair.Create(x, Unneeded))),
            Secrets = request.Secrets.SetItems(names[true].Select(x => KeyValuePair.Create(x, new Secret(RandomNumberGenerator.GetHexString(32, lowercase: true))))),
        };
    }

    private static Dictionary<string, string> Environment(ComposeValues values, VariableScan scan)
    {
        var environment = scan.NeededElsewhere.ToDictionary(x => x, _ => Unneeded, StringComparer.Ordinal);
        foreach (var (name, value) in values.Environment)
            environment[name] = value;
        return environment;
    }

    private static ComposeProject Project(ComposeRequest request, ComposeValues values, VariableScan scan, JsonElement raw, JsonObject document)
    {
        var files = new ServiceEnvironmentFiles(values);
        files.Hide(raw, document);
        SecretReferences.Write(document, values.Placeholders);
        var used = values.Placeholders.Used.Union(scan.FromEnvironment);
        return new ComposeProject(document)
        {
            Name = request.ProjectName,
            WorkingDirectory = Path.GetFullPath(request.WorkingDirectory),
            Directory = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(request.WorkingDirectory, request.Files[0])))!,
            Secrets = used.ToImmutableDictionary(x => x, values.Find).AddRange(files.Secrets),
        };
    }

    private static void Refuse(ComposeRequest request, ImmutableArray<MissingVariable> missing)
    {
        if (!missing.IsEmpty)
            throw new MissingVariablesException(request.Files, request.EnvFile, missing);
    }

    private static async Task<ComposeOutput> ConfigAsync(
        ComposeCommand compose, ComposeRequest request, string[] options, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--project-name", request.ProjectName,
            .. request.Files.SelectMany(x => (string[])["--file", Path.GetFullPath(Path.Combine(request.WorkingDirectory, x))]),
            .. request.Profiles.SelectMany(x => (string[])["--profile", x]),
            "config", "--format", "json", .. options,
        ];
        var output = await compose.RunAsync(arguments, environment, "", cancellationToken);
        return output.ExitCode == 0
            ? output
            : throw new InvalidInputException($"Compose refuses {string.Join(", ", request.Files)}: {output.Message}", "correct the Compose file");
    }
}
