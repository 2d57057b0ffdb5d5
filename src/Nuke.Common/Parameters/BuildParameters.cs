using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Secrets;

namespace Nuke.Common.Parameters;

/// <summary>The values of a build's parameters: a function of definitions and sources.</summary>
internal sealed class BuildParameters(
    ParameterSources sources,
    AbsolutePath rootDirectory,
    AbsolutePath workingDirectory)
{
    readonly Dictionary<string, ParameterDefinition> _definitions = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, GivenValue> _given = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, GivenValue> _encrypted = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The profile of this run, or null.</summary>
    public string? Profile => sources.Profile;

    public IReadOnlyCollection<ParameterDefinition> Definitions => _definitions.Values;

    /// <summary>How an encrypted value becomes readable. It is asked only for a value that this run uses.</summary>
    public required Func<ParameterDefinition, GivenValue, IReadOnlyList<string>> Decrypt { get; init; }

    /// <summary>The values of secret parameters as they were given, to be masked; decrypted ones are masked when they are read.</summary>
    public IEnumerable<string> Secrets =>
        from definition in _definitions.Values
        where definition.IsSecret && !_encrypted.ContainsKey(definition.Name)
        from text in Given(definition) is { } given ? given.Texts.Union(Split(definition, given.Texts)) : []
        select text;

    /// <summary>Where a parameter has its value from, or null when nothing gives it one.</summary>
    public GivenValue? Given(ParameterDefinition definition) => _given.GetValueOrDefault(definition.Name);

    /// <summary>Makes the definitions known and checks every given value.</summary>
    /// <returns>What is wrong with the given values; empty when nothing is.</returns>
    public IReadOnlyList<ParameterError> Define(IEnumerable<ParameterDefinition> definitions)
    {
        foreach (var definition in definitions)
            _definitions.TryAdd(definition.Name, definition);
        var errors = new List<ParameterError>();
        foreach (var definition in _definitions.Values)
        {
            try
            {
                Resolve(definition);
            }
            catch (BuildInputException exception)
            {
                errors.AddRange(exception.Errors.Select(x => new ParameterError(definition.Name, x)));
            }
        }

        return errors;
    }

    /// <summary>The value given for a member, or null.</summary>
    /// <exception cref="BuildInputException">The value is encrypted and cannot be decrypted.</exception>
    public object? Value(MemberInfo member)
    {
        var definition = Definition(member) ?? throw new BuildInputException($"'{member.Name}' is not a parameter.");
        if (!_encrypted.TryGetValue(definition.Name, out var given) || AsksForNoTarget)
            return _values.GetValueOrDefault(definition.Name);
        Keep(definition, given with { Texts = Decrypt(definition, given) });
        _encrypted.Remove(definition.Name);
        return _values[definition.Name];
    }

    public ParameterDefinition? Definition(MemberInfo member) =>
        member.GetCustomAttribute<ParameterAttribute>(inherit: true) is { } attribute
            ? _definitions.GetValueOrDefault(ParameterDefinitions.Name(member, attribute))
            : null;

    /// <summary>Takes a value that a person typed.</summary>
    /// <exception cref="FormatException">It is no value of the parameter; the message says why.</exception>
    public void Take(ParameterDefinition definition, IReadOnlyList<string> texts) =>
        _values[definition.Name] = ValueOf(definition, new GivenValue(texts, definition.Flag));

    /// <summary>Whether a parameter of the engine asks for something for which no target runs and no secret is needed.</summary>
    bool AsksForNoTarget =>
        new[] { nameof(NukeBuild.Help), nameof(NukeBuild.Completion), nameof(NukeBuild.SetSecret), nameof(NukeBuild.ListSecrets), nameof(NukeBuild.ChangeSecretsPassword) }
            .Any(x => _values.GetValueOrDefault(x) is not (null or false));

    void Resolve(ParameterDefinition definition)
    {
        if (sources.Find(definition.Name, definition.IsOfTheEngine) is not { } given)
            return;
        _given[definition.Name] = given;
        if (given.File == null || !given.Texts.Any(EncryptedText.IsEncrypted))
            Keep(definition, given);
        else if (definition.IsSecret)
            _encrypted[definition.Name] = given;
        else
            throw new BuildInputException($"{ParameterErrors.Capital(given.Origin)} is encrypted, but '{definition.Name}' is no [Secret] parameter.");
    }

    void Keep(ParameterDefinition definition, GivenValue given)
    {
        try
        {
            _values[definition.Name] = ValueOf(definition, given);
        }
        catch (FormatException exception)
        {
            throw new BuildInputException(ParameterErrors.Invalid(definition, given, exception.Message, Profile));
        }
    }

    object? ValueOf(ParameterDefinition definition, GivenValue given)
    {
        var texts = Split(definition, given.Texts);
        if (!ValueConverter.IsList(definition.Type))
        {
            if (texts.Count > 1)
                throw new FormatException("is more than one value");
            if (texts.Count == 0 && !ValueConverter.IsSwitch(definition.Type) && !IsRoot(definition))
                throw new FormatException("has no value");
        }

        if (definition.AllowedValues() is { } allowed)
            texts = texts.Select(x => Allowed(x, allowed)).ToList();
        var directory = given.File != null ? rootDirectory : workingDirectory;
        return ValueConverter.Convert(texts, definition.Type, directory);
    }

    // Alone it means the working directory.
    static bool IsRoot(ParameterDefinition definition) => definition is { IsOfTheEngine: true, Name: "Root" };

    /// <summary>The value as the build spells it.</summary>
    static string Allowed(string text, IReadOnlyList<string> allowed) =>
        allowed.FirstOrDefault(x => string.Equals(x, text, StringComparison.Ordinal))
        ?? allowed.FirstOrDefault(x => string.Equals(x, text, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"is none of: {string.Join(", ", allowed)}.{Nearest.Hint(text, allowed)}");

    static IReadOnlyList<string> Split(ParameterDefinition definition, IReadOnlyList<string> texts) =>
        ValueConverter.IsList(definition.Type) && definition.Separator is { Length: > 0 } separator
            ? texts.SelectMany(x => x.Split(separator, StringSplitOptions.RemoveEmptyEntries)).ToList()
            : texts;
}
