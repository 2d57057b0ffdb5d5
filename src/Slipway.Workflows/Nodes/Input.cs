using System.Collections.Immutable;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Nodes;

/// <summary>An input with a type, of a person or a calling workflow.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What a person is asked.</param>
public sealed record Input(string Name, string Description)
{
    /// <summary>Its type.</summary>
    public InputType Type { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its value when it is not.</summary>
    public string? Default { get; init; }

    /// <summary>What a person chooses from; for <see cref="InputType.Choice"/>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    internal static YamlMap ToYaml(IEnumerable<Input> inputs, Func<Input, YamlMap> write)
    {
        var map = new YamlMap();
        foreach (var input in inputs)
            map.Add(input.Name, write(input));
        return map;
    }

    internal YamlMap ToDispatch() => ToYaml(Type, Options);

    // A calling workflow knows texts, numbers and switches only.
    internal YamlMap ToCall() => ToYaml(Type is InputType.Choice or InputType.Environment ? InputType.Text : Type, []);

    YamlMap ToYaml(InputType type, IReadOnlyList<string> options) => new()
    {
        { "description", Description },
        { "type", type is InputType.Text ? "string" : type.ToString().ToLowerInvariant() },
        { "required", IsRequired },
        { "default", DefaultOf(type) },
        { "options", options.ToArray() },
    };

    object? DefaultOf(InputType type) => (type, Default) switch
    {
        (InputType.Boolean, { } value) => bool.Parse(value),
        (InputType.Number, { } value) => int.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => Default,
    };
}

/// <summary>The types of inputs.</summary>
public enum InputType
{
    /// <summary>A text; GitHub's <c>string</c>.</summary>
    Text,

    /// <summary>A switch.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of <see cref="Input.Options"/>.</summary>
    Choice,

    /// <summary>An environment of the repository.</summary>
    Environment,
}
