using System.Collections.Concurrent;
using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Lets the verbosity of a build decide the verbosity of tools that were told none.</summary>
/// <param name="targetType">The tools' verbosity, an <see cref="Enumeration"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class VerbosityMappingAttribute(Type targetType) : BuildExtensionAttributeBase, IOnBuildInitialized
{
    static readonly ConcurrentDictionary<Type, object> Mapped = new();

    /// <summary>The tools' value for a quiet build.</summary>
    public string? Quiet { get; set; }

    /// <summary>The tools' value for a minimal build.</summary>
    public string? Minimal { get; set; }

    /// <summary>The tools' value for a normal build.</summary>
    public string? Normal { get; set; }

    /// <summary>The tools' value for a verbose build.</summary>
    public string? Verbose { get; set; }

    /// <inheritdoc/>
    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan)
    {
        var name = NukeBuild.Verbosity switch
        {
            Verbosity.Quiet => Quiet,
            Verbosity.Minimal => Minimal,
            Verbosity.Verbose => Verbose,
            _ => Normal,
        };
        var field = name == null ? null : targetType.GetField(name);
        Assert.True(name == null || field != null, $"'{targetType.Name}' has no value '{name}'.");
        if (field != null)
            Mapped[targetType] = field.GetValue(obj: null)!;
    }

    /// <summary>The options with the verbosity of the build, unless they have one.</summary>
    internal static T Apply<T>(T options)
        where T : ToolOptions
    {
        const string name = "Verbosity";
        var property = Mapped.IsEmpty || options.Values.ContainsKey(name) ? null : options.GetType().GetProperty(name);
        return property != null && Mapped.TryGetValue(property.PropertyType, out var value) ? options.With(name, value) : options;
    }
}
