using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>The members of a build class that the engine fills or runs, those of its components included.</summary>
internal sealed record BuildMembers(
    IReadOnlyList<PropertyInfo> Targets,
    IReadOnlyList<(MemberInfo Member, ValueInjectionAttributeBase Attribute)> Injected)
{
    const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static BuildMembers Of(Type type)
    {
        var targets = new List<PropertyInfo>();
        var injected = new List<(MemberInfo, ValueInjectionAttributeBase)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in ClassMembers(type).Concat(ComponentMembers(type)))
        {
            if (member is PropertyInfo property && property.PropertyType == typeof(Target))
            {
                if (seen.Add(member.Name))
                    targets.Add(property);
            }
            else if (member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true) is { } attribute
                     && seen.Add(member.Name))
            {
                injected.Add((member, attribute));
            }
        }

        return new BuildMembers(targets, injected);
    }

    /// <summary>The declarations of a property in base classes, the nearest first.</summary>
    public static Stack<PropertyInfo> Overridden(PropertyInfo property, Type type)
    {
        var declarations = Classes(type)
            .Select(x => x.GetProperty(property.Name, Own))
            .OfType<PropertyInfo>()
            .Skip(1);
        return new Stack<PropertyInfo>(declarations.Reverse());
    }

    static IEnumerable<MemberInfo> ClassMembers(Type type) =>
        from declaring in Classes(type)
        from member in declaring.GetMembers(Own)
        where member is PropertyInfo or FieldInfo && !IsCompilerGenerated(member)
        select member;

    /// <summary>Members of interfaces, those of derived interfaces first, since they stand for what they override.</summary>
    static IEnumerable<MemberInfo> ComponentMembers(Type type)
    {
        var components = type.GetInterfaces().Where(x => x != typeof(INukeBuild) && typeof(INukeBuild).IsAssignableFrom(x));
        return components
            .OrderByDescending(x => x.GetInterfaces().Length)
            .SelectMany(x => x.GetProperties(Own & ~BindingFlags.Static))
            .Where(x => !x.Name.Contains('.', StringComparison.Ordinal));
    }

    static IEnumerable<Type> Classes(Type type)
    {
        for (var current = type; current != null && current != typeof(object); current = current.BaseType)
            yield return current;
    }

    static bool IsCompilerGenerated(MemberInfo member) =>
        member.Name.StartsWith('<') || member.Name.Contains('.', StringComparison.Ordinal);
}
