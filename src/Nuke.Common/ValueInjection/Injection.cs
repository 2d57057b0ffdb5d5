using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>Fills the members of a build, and keeps the values of components' members.</summary>
internal sealed class Injection
{
    readonly Dictionary<MemberInfo, object?> _values = [];

    /// <summary>The value of the member that an expression names, computed once.</summary>
    public T? Value<T>(NukeBuild build, LambdaExpression expression)
    {
        var member = expression.Member();
        if (!_values.TryGetValue(member, out var value))
        {
            var attribute = member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true)
                            ?? throw new BuildInputException($"'{member.Name}' has no attribute that gives it a value.");
            attribute.Build = build;
            _values[member] = value = attribute.TryGetValue(member, build);
        }

        return value is null ? default : (T)value;
    }

    /// <summary>Lets the value of a component's member be computed again.</summary>
    public void Forget(MemberInfo member) => _values.Remove(member);

    /// <summary>Fills the parameters of the build class.</summary>
    public static void FillParameters(NukeBuild build, BuildMembers members) =>
        Fill(build, members.Injected.Where(x => x.Attribute.GetType() == typeof(ParameterAttribute)));

    /// <summary>Fills everything else that does not wait until it is needed.</summary>
    public static void FillOthers(NukeBuild build, BuildMembers members)
    {
        if (!build.GetType().IsDefined(typeof(OnDemandValueInjectionAttribute), inherit: true))
        {
            Fill(build, members.Injected.Where(x =>
                x.Attribute.GetType() != typeof(ParameterAttribute) && !x.Member.IsDefined(typeof(OnDemandAttribute), inherit: true)));
        }
    }

    /// <summary>Fills one member.</summary>
    public static void Fill(NukeBuild build, MemberInfo member, ValueInjectionAttributeBase attribute)
    {
        attribute.Build = build;
        if (attribute.TryGetValue(member, build) is not { } value)
            return;
        if (!member.ValueType().IsInstanceOfType(value))
        {
            throw new BuildInputException(
                $"'{member.Name}' is a {member.ValueType().Name}, but its attribute gives a {value.GetType().Name}.");
        }

        member.WriteTo(build, value);
    }

    static void Fill(NukeBuild build, IEnumerable<(MemberInfo Member, ValueInjectionAttributeBase Attribute)> members)
    {
        // Components ask for their values; the engine's static members read the session.
        var fillable = members.Where(x => x.Member.DeclaringType is { IsInterface: false } && !IsEngineOwned(x.Member));
        foreach (var (member, attribute) in fillable.OrderByDescending(x => x.Attribute.Priority))
            Fill(build, member, attribute);
    }

    static bool IsEngineOwned(MemberInfo member) =>
        member.DeclaringType == typeof(NukeBuild)
        && member is not PropertyInfo { SetMethod.IsStatic: false };
}
