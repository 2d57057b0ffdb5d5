namespace Nuke.Common;

/// <summary>The build does not start without a value for this member.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class RequiredAttribute : Attribute;

/// <summary>A value that cannot be had for this member is not worth a warning.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class OptionalAttribute : Attribute;

/// <summary>The value is masked wherever the build prints.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SecretAttribute : Attribute;

/// <summary>The value is computed when a target that requires the member runs, not at the start.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class OnDemandAttribute : Attribute;

/// <summary>All members of the build are injected when a target requires them, not at the start.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnDemandValueInjectionAttribute : Attribute;

/// <summary>The prefix of the names of all parameters of a component.</summary>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class ParameterPrefixAttribute : Attribute
{
    /// <summary>Sets the prefix.</summary>
    /// <param name="prefix">The prefix; an ending <c>Prefix</c> is left out.</param>
    public ParameterPrefixAttribute(string prefix) =>
        Prefix = prefix.EndsWith(nameof(Prefix), StringComparison.Ordinal) ? prefix[..^nameof(Prefix).Length] : prefix;

    /// <summary>The prefix.</summary>
    public string Prefix { get; }
}
