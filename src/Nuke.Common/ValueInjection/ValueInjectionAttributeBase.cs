using System.Reflection;
using Nuke.Common.Execution;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Marks a member of the build that receives its value from the attribute.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>The build that the value is for.</summary>
    public INukeBuild Build { get; internal set; } = null!;

    /// <summary>The order of injection, highest first.</summary>
    public virtual int Priority => 0;

    /// <summary>Whether a value that cannot be had is not worth a warning.</summary>
    public virtual bool SuppressWarnings => false;

    /// <summary>The value, or null with a warning when it cannot be had.</summary>
    /// <param name="member">The member to fill.</param>
    /// <param name="instance">The build.</param>
    public object? TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (BuildInputException)
        {
            throw;
        }
#pragma warning disable CA1031 // Any failure to compute a value is reported, and Requires decides whether it matters.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute), inherit: true))
                Log.Warning("Could not inject a value for {Member:l}: {Message:l}", member.Name, exception.Unwrapped().Message);
            return null;
        }
    }

    /// <summary>The value.</summary>
    /// <param name="member">The member to fill.</param>
    /// <param name="instance">The build.</param>
    public abstract object? GetValue(MemberInfo member, object instance);

    /// <summary>The value of another member of the build.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="memberName">The member's name.</param>
    /// <param name="instance">The build.</param>
    protected T? GetMemberValue<T>(string memberName, object instance)
    {
        var member = instance.GetType().FindMember(memberName)
                     ?? throw new BuildInputException($"'{instance.GetType().Name}' has no member '{memberName}'.");
        return (T?)member.ReadFrom(instance);
    }

    /// <summary>The value of another member of the build, or default when no name is given.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="memberName">The member's name.</param>
    /// <param name="instance">The build.</param>
    protected T? GetMemberValueOrNull<T>(string? memberName, object instance) =>
        memberName == null ? default : GetMemberValue<T>(memberName, instance);
}
