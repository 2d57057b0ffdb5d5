using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>
/// A parameter: named on the command line, else from the environment (also with the <c>NUKE_</c> prefix), else from
/// <c>.nuke/parameters.{profile}.json</c>, else from <c>.nuke/parameters.json</c>.
/// </summary>
/// <param name="description">The line shown in <c>--help</c>.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class ParameterAttribute(string? description = null) : ValueInjectionAttributeBase
{
    /// <summary>The line shown in <c>--help</c>.</summary>
    public virtual string? Description => description;

    /// <summary>The name, where it is not the member's.</summary>
    public string? Name { get; set; }

    /// <summary>The character that separates values of a list.</summary>
    public string? Separator { get; set; }

    /// <summary>Whether the parameter is shown in <c>--help</c>.</summary>
    public virtual bool List { get; set; } = true;

    /// <summary>The type with <see cref="ValueProviderMember"/>, where it is not the build.</summary>
    public Type? ValueProviderType { get; set; }

    /// <summary>The member that lists the allowed values.</summary>
    public string? ValueProviderMember { get; set; }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) =>
        BuildSession.Of(instance).Parameters.Value(member);

    /// <summary>The allowed values, where the type does not say.</summary>
    /// <param name="member">The parameter.</param>
    /// <param name="instance">The build.</param>
    public virtual IEnumerable<(string Text, object Object)>? GetValueSet(MemberInfo member, object instance) => null;
}
