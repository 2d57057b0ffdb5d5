using System.Reflection;

namespace Nuke.Common.Parameters;

/// <summary>A parameter of the build.</summary>
internal sealed record ParameterDefinition
{
    public required string Name { get; init; }

    public required Type Type { get; init; }

    public required MemberInfo Member { get; init; }

    public string? Description { get; init; }

    public string? Separator { get; init; }

    public bool IsSecret { get; init; }

    /// <summary>The value that the member has when nothing else is given, or null when that is not simple to tell.</summary>
    public object? Default { get; init; }

    public bool IsListed { get; init; } = true;

    /// <summary>Whether the engine declares it; such names are too common to be taken from bare environment variables.</summary>
    public bool IsOfTheEngine { get; init; }

    /// <summary>The allowed values, or null where anything of the type goes.</summary>
    public Func<IReadOnlyList<string>?> AllowedValues { get; init; } = static () => null;

    public string DashedName => KebabCase.From(Name);

    public string Flag => $"--{DashedName}";

    /// <summary>The environment variable that a person would choose.</summary>
    public string Variable =>
        (IsOfTheEngine ? "NUKE_" : "") + DashedName.Replace('-', '_').ToUpperInvariant();

    /// <summary>Whether a parameter file is too late for it, or no place for it.</summary>
    public bool IsCommandLineOnly => IsOfTheEngine
        && Name is "Root" or "Profile" or nameof(NukeBuild.Completion) or nameof(NukeBuild.SetSecret)
            or nameof(NukeBuild.ListSecrets) or nameof(NukeBuild.ChangeSecretsPassword);

    /// <summary>The ways to give a value, for messages.</summary>
    /// <param name="profile">The profile of this run, whose file is the one to write to; null without one.</param>
    public string HowToSet(string? profile) =>
        $"{Flag} <{(ValueConverter.IsList(Type) ? "values" : "value")}>, environment variable {Variable}"
        + (IsOfTheEngine ? "" : $" (or NUKE_{Variable})")
        + (IsCommandLineOnly ? "" : $", or \"{Name}\" in .nuke/{ParameterFiles.NameOf(profile)}")
        + (IsSecret ? $" (encrypted by {BuildScript.Command} --set-secret {Name}{(profile == null ? "" : $" --profile {profile}")})" : "");
}
