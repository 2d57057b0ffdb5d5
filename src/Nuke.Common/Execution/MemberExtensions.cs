using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

internal static class MemberExtensions
{
    const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                             | BindingFlags.FlattenHierarchy;

    /// <summary>The member that an expression such as <c>() => Configuration</c> names.</summary>
    public static MemberInfo Member(this LambdaExpression expression)
    {
        var body = expression.Body;
        while (body is UnaryExpression unary)
            body = unary.Operand;
        return body is MemberExpression member
            ? member.Member
            : throw new BuildInputException($"'{expression.Body}' has to be a field or property of the build.");
    }

    public static MemberInfo? FindMember(this Type type, string name)
    {
        for (var current = type; current != null; current = current.BaseType)
        {
            var member = current.GetMember(name, MemberTypes.Field | MemberTypes.Property, All).FirstOrDefault();
            if (member != null)
                return member;
        }

        return type.GetInterfaces().SelectMany(x => x.GetMember(name, All)).FirstOrDefault();
    }

    public static Type ValueType(this MemberInfo member) =>
        member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    public static object? ReadFrom(this MemberInfo member, object? instance) => member switch
    {
        PropertyInfo property => property.GetValue(property.GetMethod!.IsStatic ? null : instance),
        FieldInfo field => field.GetValue(field.IsStatic ? null : instance),
        _ => throw new BuildInputException($"'{member.Name}' is neither a field nor a property."),
    };

    /// <summary>Fills a member; a property without a setter through the field behind it.</summary>
    public static void WriteTo(this MemberInfo member, object instance, object? value)
    {
        if (member is FieldInfo field)
        {
            field.SetValue(field.IsStatic ? null : instance, value);
        }
        else if (member is PropertyInfo property)
        {
            if (property.SetMethod != null)
                property.SetValue(property.SetMethod.IsStatic ? null : instance, value);
            else
                property.BackingField()?.SetValue(instance, value);
        }
    }

    /// <summary>Calls a property as its declaring type defines it, past any override.</summary>
    public static object? ReadNonVirtual(this MemberInfo member, object instance)
    {
        var getter = ((PropertyInfo)member).GetMethod!;
        var invoke = (Func<Target>)Activator.CreateInstance(
            typeof(Func<Target>), instance, getter.MethodHandle.GetFunctionPointer())!;
        return invoke();
    }

    /// <summary>The field behind an automatic property, or null.</summary>
    public static FieldInfo? BackingField(this PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", All);
}
