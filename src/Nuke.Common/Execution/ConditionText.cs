namespace Nuke.Common.Execution;

internal static class ConditionText
{
    /// <summary>The condition as a person reads it: <c>() => X</c> becomes <c>X</c>.</summary>
    public static string From(string? expression)
    {
        var text = expression?.Trim() ?? "condition";
        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        return arrow >= 0 && text[..arrow].Trim() == "()" ? text[(arrow + 2)..].Trim() : text;
    }
}
