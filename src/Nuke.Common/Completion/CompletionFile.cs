using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Completion;

/// <summary>
/// What shells complete, in a form that they read without a process: lines of tab-separated kind, name and text. Flags
/// come before their choices, and these before the targets, so that one pass is enough.
/// </summary>
internal static class CompletionFile
{
    public const string Name = "completion.tsv";

    public static string Of(IReadOnlyCollection<ParameterDefinition> definitions, NamedChoices choices)
    {
        var text = new StringBuilder();
        var sorted = definitions.OrderBy(x => x.DashedName, StringComparer.Ordinal).ToList();
        foreach (var definition in sorted)
            Line(text, Kind(definition), definition.Flag, definition.Description);
        foreach (var definition in sorted)
        {
            foreach (var choice in choices.Of(definition) ?? [])
                Line(text, "choice", definition.Flag, choice);
        }

        foreach (var target in choices.Targets.Where(x => x.Listed))
            Line(text, "target", target.Name, target.Description);
        return text.ToString();
    }

    static string Kind(ParameterDefinition definition)
    {
        var type = ValueConverter.ScalarType(definition.Type);
        return ValueConverter.IsList(definition.Type) ? "list"
            : type == typeof(bool) ? "switch"
            : type == typeof(IO.AbsolutePath) ? "path"
            : "value";
    }

    static void Line(StringBuilder text, string kind, string name, string? description) =>
        text.Append(kind).Append('\t').Append(name).Append('\t')
            .Append((description ?? "").Replace('\t', ' ').ReplaceLineEndings(" ")).Append('\n');
}
