using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>A value as it was given, and where.</summary>
/// <param name="Texts">The values given; none for a flag alone.</param>
/// <param name="Origin">Where it was given, as a person knows it.</param>
/// <param name="File">The file that says it; relative paths in it are meant from the root directory.</param>
internal sealed record GivenValue(IReadOnlyList<string> Texts, string Origin, ParameterFile? File = null);

/// <summary>
/// Where values come from, in NUKE's order: the commit message where the build asks for it, command line, environment (the exact name, then with the <c>NUKE_</c>
/// prefix, then case and punctuation ignored), profile files (the last given first), <c>parameters.json</c>.
/// </summary>
/// <param name="CommandLine">The command line.</param>
/// <param name="Environment">The environment variables.</param>
/// <param name="Files">The parameter files, the strongest first.</param>
internal sealed record ParameterSources(
    CommandLine CommandLine,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<ParameterFile> Files)
{
    readonly Lazy<ILookup<string, KeyValuePair<string, string>>> _variables =
        new(() => Environment.ToLookup(x => KebabCase.Normalize(x.Key), StringComparer.Ordinal));

    /// <summary>The strongest value given for a parameter.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="prefixedOnly">Whether only <c>NUKE_</c> variables count.</param>
    public GivenValue? Find(string name, bool prefixedOnly) =>
        FromCommitMessage(name) ?? FromCommandLine(name) ?? FromEnvironment(name, prefixedOnly) ?? FromFiles(name);

    /// <summary>The profile whose file is the strongest; null where there is only that of all.</summary>
    public string? Profile => Files.Select(x => x.Profile).FirstOrDefault(x => x.Length > 0);

    /// <summary>The arguments of the commit's message, where the build asks for them.</summary>
    public CommandLine? CommitMessage { get; init; }

    GivenValue? FromCommitMessage(string name) =>
        CommitMessage?.Values(name) is { } values ? new GivenValue(values, $"--{KebabCase.From(name)} in the commit message") : null;

    GivenValue? FromCommandLine(string name) =>
        CommandLine.Values(name) is { } values ? new GivenValue(values, $"--{KebabCase.From(name)}") : null;

    /// <summary>The value that the environment gives.</summary>
    public GivenValue? FromEnvironment(string name, bool prefixedOnly)
    {
        if (!prefixedOnly && Environment.TryGetValue(name, out var exact) && exact.Length > 0)
            return Variable(name, exact);
        var key = KebabCase.Normalize(name);
        return Single(name, $"nuke{key}") ?? (prefixedOnly ? null : Single(name, key));
    }

    GivenValue? Single(string name, string key)
    {
        var variables = _variables.Value[key].Where(x => x.Value.Length > 0).ToList();
        if (variables.DistinctBy(x => x.Value, StringComparer.Ordinal).Count() <= 1)
            return variables.Count == 0 ? null : Variable(variables[0].Key, variables[0].Value);
        throw new BuildInputException(
            $"'{KebabCase.From(name)}' has different values in the environment variables "
            + $"{string.Join(", ", variables.Select(x => x.Key))}. Unset all but one.");
    }

    GivenValue? FromFiles(string name)
    {
        var file = Files.FirstOrDefault(x => x.Written(name) != null);
        return file == null ? null : new GivenValue(file.Find(name)!, $"\"{file.Written(name)}\" in {file.Name}", file);
    }

    static GivenValue Variable(string name, string value) => new([value], $"the environment variable {name}");
}
