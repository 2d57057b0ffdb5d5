using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Execution;

/// <summary>A target of the build with its relations to the others and what has become of it.</summary>
[DebuggerDisplay("{Name} ({Status})")]
public class ExecutableTarget
{
    internal Stopwatch Stopwatch { get; } = new();

    /// <summary>Whether it is <see cref="SequentialAttribute"/>.</summary>
    internal bool RunsAlone { get; init; }

    /// <summary>The property that declares the target.</summary>
    public MemberInfo Member { get; set; } = null!;

    /// <summary>The property's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The line shown in <c>--help</c>.</summary>
    public string? Description { get; set; }

    /// <summary>Whether it is shown in <c>--help</c>.</summary>
    public bool Listed { get; set; } = true;

    /// <summary>The <see cref="Target"/> delegate.</summary>
    public Delegate Factory { get; set; } = null!;

    /// <summary>Conditions checked just before it would run.</summary>
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; internal set; } = [];

    /// <summary>Conditions checked before the first target runs.</summary>
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; internal set; } = [];

    /// <summary>What happens to dependencies when it is skipped.</summary>
    public DependencyBehavior DependencyBehavior { get; internal set; }

    /// <summary>Whether it runs even after a failure.</summary>
    public bool AssuredAfterFailure { get; internal set; }

    /// <summary>Whether others go on when it fails.</summary>
    public bool ProceedAfterFailure { get; internal set; }

    /// <summary>Parameters and conditions that it requires.</summary>
    public List<LambdaExpression> DelegateRequirements { get; internal set; } = [];

    /// <summary>Tools that it requires.</summary>
    public List<ToolRequirement> ToolRequirements { get; internal set; } = [];

    /// <summary>What it does, in order.</summary>
    public List<Action> Actions { get; internal set; } = [];

    /// <summary>Targets that run before it because it runs.</summary>
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];

    /// <summary>Targets that run before it when both run.</summary>
    public List<ExecutableTarget> OrderDependencies { get; } = [];

    /// <summary>Targets because of which it runs, after them.</summary>
    public List<ExecutableTarget> TriggerDependencies { get; } = [];

    /// <summary>Targets that run after it because it runs.</summary>
    public List<ExecutableTarget> Triggers { get; } = [];

    /// <summary>All targets that come before it.</summary>
    public IReadOnlyCollection<ExecutableTarget> AllDependencies =>
        [.. ExecutionDependencies, .. OrderDependencies, .. TriggerDependencies];

    /// <summary>Products of other targets that it consumes.</summary>
    public LookupTable<ExecutableTarget, string> ArtifactDependencies { get; internal set; } = new();

    /// <summary>Paths or patterns that it produces.</summary>
    public List<string> ArtifactProducts { get; internal set; } = [];

    /// <summary>The number of parts it is split into.</summary>
    public int? PartitionSize { get; set; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Duration => Stopwatch.Elapsed;

    /// <summary>Whether it runs when no target is named.</summary>
    public bool IsDefault { get; set; }

    /// <summary>What has become of it.</summary>
    public ExecutionStatus Status { get; set; }

    /// <summary>Whether it was named by the invocation.</summary>
    public bool Invoked { get; set; }

    /// <summary>The <c>key: value</c> notes of its line in the summary.</summary>
    public Dictionary<string, string> SummaryInformation { get; internal set; } = new(StringComparer.Ordinal);

    /// <summary>Why it was skipped, when a parameter or another target did it.</summary>
    public string? Skipped
    {
        get => SummaryInformation.GetValueOrDefault(nameof(Skipped));
        set => Note(nameof(Skipped), value);
    }

    /// <summary>The condition that did not hold.</summary>
    public string? OnlyWhen
    {
        get => SummaryInformation.GetValueOrDefault(nameof(OnlyWhen));
        set => Note(nameof(OnlyWhen), value);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void Note(string key, string? value)
    {
        if (value != null)
            SummaryInformation[key] = value;
    }
}
