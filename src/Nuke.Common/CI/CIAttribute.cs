using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.CI;

/// <summary>Gives a member the host of its type, or null on any other.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Field | AttributeTargets.Property)]
public class CIAttribute : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance)
    {
        var type = member.ValueType();
        if (!typeof(Host).IsAssignableFrom(type))
            throw new BuildInputException($"'{member.Name}' is a {type.Name}, which is no host: [CI] takes {string.Join(", ", Host.Names)}.");
        return type.IsInstanceOfType(BuildSession.Of(instance).Host) ? BuildSession.Of(instance).Host : null;
    }
}
