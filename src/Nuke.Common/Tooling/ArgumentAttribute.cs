namespace Nuke.Common.Tooling;

/// <summary>The command that options belong to.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommandAttribute : Attribute
{
    /// <summary>The tool's class.</summary>
    public Type? Type { get; set; }

    /// <summary>The method of the tool's class.</summary>
    public string? Command { get; set; }

    /// <summary>The arguments before all others.</summary>
    public string? Arguments { get; set; }
}

/// <summary>How an option becomes arguments.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ArgumentAttribute : Attribute
{
    /// <summary>Where it stands: from 1 at the start, from -1 at the end, anywhere between with 0.</summary>
    public int Position { get; set; }

    /// <summary>The arguments, with <c>{value}</c> and <c>{key}</c>.</summary>
    public string Format { get; set; } = "{value}";

    /// <summary>Whether the value is masked in the log.</summary>
    public bool Secret { get; set; }

    /// <summary>Another way to write the arguments. It is only noted here: NUKE reads it nowhere, and neither does this engine.</summary>
    public string? AlternativeFormat { get; set; }

    /// <summary>What separates values in one argument; null for an argument per value.</summary>
    public string? Separator { get; set; }

    /// <summary>What separates the values of one key of a lookup; null for an argument per value.</summary>
    public string? InnerSeparator { get; set; }

    /// <summary>Whether the joined values are quoted as a whole, so that the tool gets them as one argument. Needs <see cref="Separator"/>.</summary>
    public bool QuoteMultiple { get; set; }

    /// <summary>The type with <see cref="FormatterMethod"/>, where it is not the options' own.</summary>
    public Type? FormatterType { get; set; }

    /// <summary>The method that writes a value: it takes the value and the <see cref="System.Reflection.PropertyInfo"/> of the option.</summary>
    public string? FormatterMethod { get; set; }
}
