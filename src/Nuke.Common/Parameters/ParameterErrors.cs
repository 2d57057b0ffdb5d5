namespace Nuke.Common.Parameters;

/// <summary>What is wrong with the value of a parameter.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Text">What to tell.</param>
internal sealed record ParameterError(string Parameter, string Text);

/// <summary>What is said about wrong input.</summary>
internal static class ParameterErrors
{
    public static string Invalid(ParameterDefinition definition, GivenValue given, string reason, string? profile)
    {
        var value = definition.IsSecret || given.Texts.Count == 0 ? "" : $" '{string.Join(' ', given.Texts)}'";
        return $"{Capital(given.Origin)}:{value} {reason.TrimEnd('.', '?')}{(reason.EndsWith('?') ? '?' : '.')}"
               + $"{Environment.NewLine}  Set it with {definition.HowToSet(profile)}.";
    }

    public static string Missing(ParameterDefinition definition, string requiredBy, string? profile) =>
        $"{requiredBy} needs a value for '{definition.DashedName}'"
        + (definition.Description is { Length: > 0 } text ? $" ({text.TrimEnd('.')})" : "")
        + $".{Environment.NewLine}  Set it with {definition.HowToSet(profile)}.";

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
