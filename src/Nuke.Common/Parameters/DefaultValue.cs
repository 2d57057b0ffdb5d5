using System.Collections;
using System.Globalization;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Parameters;

/// <summary>Defaults as they are shown to people and editors.</summary>
internal static class DefaultValue
{
    /// <summary>
    /// The texts that would give the same value, or null when there is nothing worth to tell: secrets, what is empty or
    /// false anyway, and what depends on where the checkout is.
    /// </summary>
    public static IReadOnlyList<string>? Texts(ParameterDefinition definition, AbsolutePath rootDirectory)
    {
        if (definition.IsSecret || definition.Default is null or false)
            return null;
        var values = definition.Default is IEnumerable list and not string ? list.Cast<object?>() : [definition.Default];
        var texts = values.Select(x => Text(x, rootDirectory) ?? "").ToList();
        return texts.Count == 0 || texts.Contains("") ? null : texts;
    }

    static string? Text(object? value, AbsolutePath rootDirectory) => value switch
    {
        string { Length: > 0 } text when !Path.IsPathRooted(text) && !text.Contains(rootDirectory, StringComparison.Ordinal) => text,
        true => "true",
        Enum name when Enum.IsDefined(name.GetType(), name) => name.ToString(),
        Enumeration => value.ToString(),
        AbsolutePath path when rootDirectory.Contains(path) => rootDirectory.GetUnixRelativePathTo(path),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        IConvertible number and not (string or bool or Enum or char or DateTime) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
