using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Parameters;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks what targets require before the first of them runs.</summary>
internal static class Requirements
{
    /// <summary>Parameters, conditions and tools of the targets that will run.</summary>
    /// <exception cref="BuildInputException">Something is missing; every missing thing is named.</exception>
    public static void Check(BuildSession session, NukeBuild build)
    {
        var errors = new List<string>();
        foreach (var target in build.ScheduledTargets)
        {
            errors.AddRange(target.DelegateRequirements.Select(x => Error(session, build, target, x)).OfType<string>());
            errors.AddRange(target.ToolRequirements.Select(x => x.Missing($"Target '{target.Name}'")).OfType<string>());
        }

        Throw(errors);
    }

    /// <summary>Members with <see cref="RequiredAttribute"/>.</summary>
    /// <exception cref="BuildInputException">One has no value.</exception>
    public static void CheckInjected(BuildSession session, NukeBuild build, BuildMembers members) =>
        Throw(members.Injected
            .Where(x => x.Member.IsDefined(typeof(RequiredAttribute), inherit: true) && IsStillMissing(session, build, x.Member))
            .Select(x => Missing(session, x.Member, "The build"))
            .ToList());

    static void Throw(List<string> errors)
    {
        if (errors.Count > 0)
            throw new BuildInputException(errors.Distinct(StringComparer.Ordinal).ToList());
    }

    static string? Error(BuildSession session, NukeBuild build, ExecutableTarget target, LambdaExpression requirement)
    {
        if (requirement is Expression<Func<bool>> condition)
        {
            return condition.Compile(preferInterpretation: true)()
                ? null
                : $"Target '{target.Name}' requires {ConditionText.From(condition.Body.ToString())}.";
        }

        var member = requirement.Member();
        if (member.IsDefined(typeof(OnDemandAttribute), inherit: true)
            && member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true) is { } attribute)
        {
            Injection.Fill(build, member, attribute);
        }

        return IsInjectedLater(build, member) || !IsStillMissing(session, build, member)
            ? null
            : Missing(session, member, $"Target '{target.Name}'");
    }

    /// <summary>Values other than parameters are computed only when every parameter is there.</summary>
    static bool IsInjectedLater(NukeBuild build, MemberInfo member) =>
        member.DeclaringType is { IsInterface: false }
        && member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true) is { } attribute
        && attribute is not ParameterAttribute
        && member.ReadFrom(build) == null
        && !member.IsDefined(typeof(OnDemandAttribute), inherit: true);

    /// <summary>Whether there is no value, even after a person was asked for one.</summary>
    static bool IsStillMissing(BuildSession session, NukeBuild build, MemberInfo member)
    {
        if (!IsMissing(build, member))
            return false;
        MissingParameter.Ask(session, build, member);
        return IsMissing(build, member);
    }

    static bool IsMissing(NukeBuild build, MemberInfo member) => member.ReadFrom(build) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    static string Missing(BuildSession session, MemberInfo member, string requiredBy) =>
        session.Parameters.Definition(member) is { } definition
            ? ParameterErrors.Missing(definition, requiredBy)
            : $"{requiredBy} needs a value for '{member.Name}', which could not be computed.";
}
