using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>The values of a build's parameters: a pure function of definitions and sources.</summary>
internal sealed class BuildParameters(
    ParameterSources sources,
    AbsolutePath rootDirectory,
    AbsolutePath workingDirectory)
{
    readonly Dictionary<string, ParameterDefinition> _definitions = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<ParameterDefinition> Definitions => _definitions.Values;

    /// <summary>The values of secret parameters, to be masked.</summary>
    public IEnumerable<string> Secrets =>
        from definition in _definitions.Values
        where definition.IsSecret
        from text in sources.Find(definition.Name, definition.IsOfTheEngine)?.Texts ?? []
        select text;

    /// <summary>Makes the definitions known and checks every given value.</summary>
    /// <returns>What is wrong with the given values; empty when nothing is.</returns>
    public IReadOnlyList<string> Define(IEnumerable<ParameterDefinition> definitions)
    {
        foreach (var definition in definitions)
            _definitions.TryAdd(definition.Name, definition);
        var errors = new List<string>();
        foreach (var definition in _definitions.Values)
        {
            try
            {
                _values[definition.Name] = Resolve(definition);
            }
            catch (BuildInputException exception)
            {
                errors.AddRange(exception.Errors);
            }
        }

        return errors;
    }

    /// <summary>The value given for a member, or null.</summary>
    public object? Value(MemberInfo member)
    {
        var attribute = member.GetCustomAttribute<ParameterAttribute>(inherit: true)
                        ?? throw new BuildInputException($"'{member.Name}' is not a parameter.");
        return _values.GetValueOrDefault(ParameterDefinitions.Name(member, attribute));
    }

    public ParameterDefinition? Definition(MemberInfo member) =>
        member.GetCustomAttribute<ParameterAttribute>(inherit: true) is { } attribute
            ? _definitions.GetValueOrDefault(ParameterDefinitions.Name(member, attribute))
            : null;

    object? Resolve(ParameterDefinition definition)
    {
        var given = sources.Find(definition.Name, definition.IsOfTheEngine);
        if (given == null)
            return null;
        try
        {
            return ValueOf(definition, given);
        }
        catch (FormatException exception)
        {
            throw new BuildInputException(ParameterErrors.Invalid(definition, given, exception.Message));
        }
    }

    object? ValueOf(ParameterDefinition definition, GivenValue given)
    {
        var texts = Split(definition, given.Texts);
        if (!ValueConverter.IsList(definition.Type))
        {
            if (texts.Count > 1)
                throw new FormatException("is more than one value");
            if (texts.Count == 0 && !ValueConverter.IsSwitch(definition.Type))
                throw new FormatException("has no value");
        }

        if (definition.AllowedValues() is { } allowed
            && texts.FirstOrDefault(x => !allowed.Contains(x, StringComparer.OrdinalIgnoreCase)) is { } wrong)
        {
            throw new FormatException($"is none of: {string.Join(", ", allowed)}.{Nearest.Hint(wrong, allowed)}");
        }

        var directory = given.IsFromFile ? rootDirectory : workingDirectory;
        return ValueConverter.Convert(texts, definition.Type, directory);
    }

    static IReadOnlyList<string> Split(ParameterDefinition definition, IReadOnlyList<string> texts) =>
        ValueConverter.IsList(definition.Type) && definition.Separator is { Length: > 0 } separator
            ? texts.SelectMany(x => x.Split(separator, StringSplitOptions.RemoveEmptyEntries)).ToList()
            : texts;
}
