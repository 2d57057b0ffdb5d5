using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>Finds what the command line and the parameter files say that nothing understands.</summary>
internal static class CommandLineChecks
{
    /// <summary>All that is wrong with what was given.</summary>
    /// <param name="sources">What was given.</param>
    /// <param name="definitions">The parameters that there are.</param>
    /// <param name="targets">The targets that there are.</param>
    /// <param name="wrong">Values that are none of their parameter's; where the value is a target, nothing more is said about it.</param>
    public static IReadOnlyList<string> Errors(
        ParameterSources sources,
        IReadOnlyCollection<ParameterDefinition> definitions,
        IReadOnlyCollection<string> targets,
        IReadOnlyCollection<ParameterError> wrong)
    {
        Argument[] named = [.. sources.CommitMessage?.Named ?? [], .. sources.CommandLine.Named];
        var swallowing = definitions
            .Where(x => named.Any(y => y.Key == KebabCase.Normalize(x.Name) && Swallowed(y, x, sources.CommandLine, targets) != null))
            .Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. named.SelectMany(x => Flag(x, sources, definitions, targets)),
            .. sources.CommandLine.Positional.SelectMany(SplitTargets).SelectMany(x => Target(x, targets, definitions)),
            .. sources.Files.SelectMany(x => Keys(x, definitions, sources.Profile)),
            .. wrong.Where(x => !swallowing.Contains(x.Parameter)).Select(x => x.Text),
        ];
    }

    /// <summary>Target names are joined by <c>+</c>.</summary>
    public static IEnumerable<string> SplitTargets(string text) =>
        text.Split('+', StringSplitOptions.RemoveEmptyEntries);

    static IEnumerable<string> Flag(
        Argument argument,
        ParameterSources sources,
        IReadOnlyCollection<ParameterDefinition> definitions,
        IReadOnlyCollection<string> targets)
    {
        var definition = definitions.FirstOrDefault(x => KebabCase.Normalize(x.Name) == argument.Key);
        if (definition == null)
        {
            yield return $"There is no parameter '{argument.Text}'.{Nearest.Hint(argument.Text, definitions.Select(x => x.Flag))}"
                         + $"{Environment.NewLine}  --help lists all parameters.";
            yield break;
        }

        if (definition.Name is "Target" or "Skip")
        {
            foreach (var error in argument.Values.SelectMany(SplitTargets).SelectMany(x => Target(x, targets, definitions)))
                yield return error;
        }
        else if (definition is { IsOfTheEngine: true, Name: "Root" } && argument.Values is [var root, ..] && !Directory.Exists(root))
        {
            yield return $"--root: the directory '{root}' does not exist.";
        }
        else if (Swallowed(argument, definition, sources.CommandLine, targets) is { } target)
        {
            // A secret is masked, be it the name of a target.
            yield return $"{(definition.IsSecret ? "What comes" : $"'{target}'")} after {definition.Flag} is a target, which {definition.Flag} takes as its value."
                         + $"{Environment.NewLine}  Put targets first"
                         + (CanBe(target, definition) ? $", or write {definition.Flag}={(definition.IsSecret ? "<value>" : target)} if the value is meant." : ".");
        }
    }

    /// <summary>Whether a text is a value of the parameter.</summary>
    static bool CanBe(string text, ParameterDefinition definition)
    {
        try
        {
            return definition.AllowedValues()?.Contains(text, StringComparer.OrdinalIgnoreCase)
                ?? ValueConverter.Convert([text], definition.Type, EnvironmentInfo.WorkingDirectory) != null;
        }
        catch (Exception exception) when (exception is FormatException or BuildInputException)
        {
            return false;
        }
    }

    /// <summary>
    /// The target that a flag took as its value: of a switch, of an enumeration, or of a single value that is followed by more
    /// than it can hold; of any parameter when no target is named elsewhere.
    /// </summary>
    static string? Swallowed(
        Argument argument,
        ParameterDefinition definition,
        CommandLine commandLine,
        IReadOnlyCollection<string> targets)
    {
        if (argument.IsInline || definition.Name is "Target" or "Skip")
            return null;
        if (argument.Values is not [.., var last] || SplitTargets(last).Any(x => Match(x, targets) == null))
            return null;
        var isOther = ValueConverter.IsSwitch(definition.Type) || ValueConverter.Choices(ValueConverter.ScalarType(definition.Type))?.Contains(last, StringComparer.OrdinalIgnoreCase) == false;
        var none = commandLine.Positional.Count == 0 && !commandLine.Has("target");
        var isTooMuch = argument.Values.Count > 1 && !ValueConverter.IsList(definition.Type);
        return isOther || isTooMuch || none ? last : null;
    }

    static IEnumerable<string> Target(
        string name,
        IReadOnlyCollection<string> targets,
        IReadOnlyCollection<ParameterDefinition> definitions)
    {
        if (Match(name, targets) != null)
            yield break;
        var hint = Nearest.Hint(name, targets);
        if (hint.Length == 0 && definitions.FirstOrDefault(x => KebabCase.Normalize(x.Name) == KebabCase.Normalize(name)) is { } definition)
            hint = $" Did you mean {definition.Flag}?";
        yield return $"There is no target '{name}'.{hint}{Environment.NewLine}  Targets: {string.Join(", ", targets)}.";
    }

    public static string? Match(string name, IEnumerable<string> targets) =>
        targets.FirstOrDefault(x => KebabCase.Normalize(x) == KebabCase.Normalize(name));

    static IEnumerable<string> Keys(ParameterFile file, IReadOnlyCollection<ParameterDefinition> definitions, string? profile)
    {
        foreach (var key in file.Values.Keys)
        {
            var definition = definitions.FirstOrDefault(x => KebabCase.Normalize(x.Name) == KebabCase.Normalize(key));
            if (definition == null)
                yield return $"There is no parameter \"{key}\", which {file.Name} sets.{Nearest.Hint(key, definitions.Select(x => x.Name))}";
            else if (definition.IsCommandLineOnly)
                yield return $"\"{key}\" has no effect in {file.Name}.{Environment.NewLine}  Set it with {definition.HowToSet(profile)}.";
        }
    }
}
