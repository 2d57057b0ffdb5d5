using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Parameters;

/// <summary>Reads parameter definitions off the members of a build.</summary>
internal static class ParameterDefinitions
{
    public static IReadOnlyList<ParameterDefinition> Of(NukeBuild build, BuildMembers members) =>
        members.Injected
            .Where(x => x.Attribute is ParameterAttribute)
            .Select(x => From(x.Member, (ParameterAttribute)x.Attribute, build))
            .ToList();

    public static ParameterDefinition From(MemberInfo member, ParameterAttribute attribute, NukeBuild build) => new()
    {
        Name = Name(member, attribute),
        Type = GivenType(member, attribute),
        Member = member,
        Description = attribute.Description,
        Separator = attribute.Separator,
        IsSecret = member.IsDefined(typeof(SecretAttribute), inherit: true),
        Default = Default(member, build),
        IsListed = attribute.List,
        IsOfTheEngine = member.DeclaringType == typeof(NukeBuild),
        AllowedValues = () => Allowed(member, attribute, build),
    };

    public static string Name(MemberInfo member, ParameterAttribute attribute)
    {
        var prefix = member.DeclaringType?.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix;
        return prefix + (attribute.Name ?? member.Name);
    }

    /// <summary>What an initializer left in the field. A property that computes its value is not asked.</summary>
    static object? Default(MemberInfo member, NukeBuild build)
    {
        if (member.DeclaringType is { IsInterface: true } || member.DeclaringType == typeof(NukeBuild))
            return null;
        return (member as FieldInfo ?? (member as PropertyInfo)?.BackingField())?.GetValue(build);
    }

    static IReadOnlyList<string>? Allowed(MemberInfo member, ParameterAttribute attribute, NukeBuild build)
    {
        if (attribute.GetValueSet(member, build) is { } set)
            return set.Select(x => x.Text).ToList();
        if (attribute.ValueProviderMember is not { } provider)
            return ValueConverter.Choices(ValueConverter.ScalarType(member.ValueType()));
        var type = attribute.ValueProviderType ?? build.GetType();
        var values = type.FindMember(provider)?.ReadFrom(build) as IEnumerable<string>
                     ?? throw new BuildInputException(
                         $"'{type.Name}.{provider}' has to be an IEnumerable<string>: it lists the values of '{member.Name}'.");
        return values.ToList();
    }

    /// <summary>What is given for a member: targets are given by name, what is read from a file by its path, and a part by its number.</summary>
    static Type GivenType(MemberInfo member, ParameterAttribute attribute)
    {
        if (attribute is ITextParameter)
            return typeof(IO.AbsolutePath);
        if (attribute is CI.PartitionAttribute)
            return typeof(int);
        return ValueConverter.ScalarType(member.ValueType()) == typeof(ExecutableTarget) ? typeof(string[]) : member.ValueType();
    }
}

/// <summary>A parameter whose given text is a path, while its member's type is something made of it.</summary>
internal interface ITextParameter;
