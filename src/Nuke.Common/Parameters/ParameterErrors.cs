namespace Nuke.Common.Parameters;

/// <summary>What is said about wrong input.</summary>
internal static class ParameterErrors
{
    public static string Invalid(ParameterDefinition definition, GivenValue given, string reason)
    {
        var value = definition.IsSecret || given.Texts.Count == 0 ? "" : $" '{string.Join(' ', given.Texts)}'";
        return $"{Capital(given.Origin)}:{value} {reason.TrimEnd('.', '?')}{(reason.EndsWith('?') ? '?' : '.')}"
               + $"{Environment.NewLine}  Set it with {definition.HowToSet}.";
    }

    public static string Missing(ParameterDefinition definition, string requiredBy) =>
        $"{requiredBy} needs a value for '{definition.DashedName}'"
        + (definition.Description is { Length: > 0 } text ? $" ({text.TrimEnd('.')})" : "")
        + $".{Environment.NewLine}  Set it with {definition.HowToSet}.";

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
