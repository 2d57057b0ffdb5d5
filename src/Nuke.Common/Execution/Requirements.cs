using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Parameters;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks what targets require before the first of them runs.</summary>
internal static class Requirements
{
    /// <summary>Parameters and tools of the targets that will run.</summary>
    /// <exception cref="BuildInputException">Something is missing; every missing thing is named.</exception>
    public static void Check(BuildSession session, NukeBuild build)
    {
        var errors = new List<string>();
        foreach (var target in build.ScheduledTargets)
        {
            errors.AddRange(Members(target).Where(x => !IsComputed(x)).Select(x => Error(session, build, target, x)).OfType<string>());
            errors.AddRange(target.ToolRequirements.Select(x => x.Missing($"Target '{target.Name}'")).OfType<string>());
        }

        Throw(errors);
    }

    /// <summary>
    /// Members with <see cref="RequiredAttribute"/>; of the targets that will run, the computed values and the conditions, which may read them.
    /// </summary>
    /// <exception cref="BuildInputException">One has no value, or a condition does not hold.</exception>
    public static void CheckComputed(BuildSession session, NukeBuild build, BuildMembers members)
    {
        var errors = members.Injected
            .Where(x => x.Member.IsDefined(typeof(RequiredAttribute), inherit: true) && IsStillMissing(session, build, x.Member))
            .Select(x => Missing(session, x.Member, "The build"))
            .ToList();
        foreach (var target in build.ScheduledTargets)
        {
            errors.AddRange(Members(target).Where(IsComputed).Select(x => Error(session, build, target, x)).OfType<string>());
            errors.AddRange(target.DelegateRequirements.OfType<Expression<Func<bool>>>().Select(x => Unmet(target, x)).OfType<string>());
        }

        Throw(errors);
    }

    static void Throw(List<string> errors)
    {
        if (errors.Count > 0)
            throw new BuildInputException(errors.Distinct(StringComparer.Ordinal).ToList());
    }

    static IEnumerable<MemberInfo> Members(ExecutableTarget target) =>
        target.DelegateRequirements.Where(x => x is not Expression<Func<bool>>).Select(x => x.Member());

    static string? Error(BuildSession session, NukeBuild build, ExecutableTarget target, MemberInfo member)
    {
        if (member.IsDefined(typeof(OnDemandAttribute), inherit: true)
            && member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true) is { } attribute)
        {
            Injection.Fill(build, member, attribute);
        }

        return IsStillMissing(session, build, member) ? Missing(session, member, $"Target '{target.Name}'") : null;
    }

    static string? Unmet(ExecutableTarget target, Expression<Func<bool>> condition)
    {
        var requires = $"Target '{target.Name}' requires {ExpressionText.Of(condition.Body)}";
        try
        {
            return condition.Compile(preferInterpretation: true)() ? null : $"{requires}.";
        }
#pragma warning disable CA1031 // Whatever the build's code throws, the person learns where.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"{requires}, which cannot be told: {exception.Unwrapped().Message}";
        }
    }

    /// <summary>Values other than parameters are computed only when every parameter is there.</summary>
    static bool IsComputed(MemberInfo member) =>
        member.DeclaringType is { IsInterface: false }
        && member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true) is { } attribute
        && attribute is not ParameterAttribute
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
            ? ParameterErrors.Missing(definition, requiredBy, session.Parameters.Profile)
            : $"{requiredBy} needs a value for '{member.Name}', which could not be computed.";
}
