using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>What is said about parameters where it depends on the rest of the build.</summary>
internal sealed record NamedChoices(
    IReadOnlyCollection<ExecutableTarget> Targets,
    IReadOnlyCollection<ParameterDefinition> Definitions,
    IReadOnlyCollection<string> Profiles)
{
    /// <summary>The values that a parameter can take, or null where anything of the type goes.</summary>
    public IReadOnlyList<string>? Of(ParameterDefinition definition) =>
        !definition.IsOfTheEngine
            ? definition.AllowedValues()
            : definition.Name switch
            {
                "Target" or "Skip" => [.. Targets.Where(x => x.Listed).Select(x => x.Name)],
                "Profile" => [.. Profiles],
                nameof(NukeBuild.SetSecret) => [.. Definitions.Where(x => x.IsSecret).Select(x => x.Name)],
                _ => definition.AllowedValues(),
            };

    /// <summary>The description as a sentence; empty when there is none.</summary>
    public string Describe(ParameterDefinition definition)
    {
        var defaults = string.Join(", ", Targets.Where(x => x.IsDefault).Select(x => x.Name));
        var text = (definition.Description ?? "").Trim().Replace("{default_target}", defaults, StringComparison.Ordinal);
        return text.Length > 0 && !".!?".Contains(text[^1], StringComparison.Ordinal) ? $"{text}." : text;
    }
}
