using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>Collects what a target's definition says; the relations to other targets are by their delegates.</summary>
internal sealed partial class TargetDefinition(PropertyInfo target, INukeBuild build, Stack<PropertyInfo> baseMembers)
    : ITargetDefinition
{
    public string Name => target.Name;

    public string? DescriptionText { get; private set; }

    public bool IsListed { get; private set; } = true;

    public bool IsAssuredAfterFailure { get; private set; }

    public bool IsProceedAfterFailure { get; private set; }

    public DependencyBehavior DependencyBehavior { get; private set; }

    public int? PartitionSize { get; private set; }

    public List<Action> Actions { get; } = [];

    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];

    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];

    public List<LambdaExpression> DelegateRequirements { get; } = [];

    public List<ToolRequirement> ToolRequirements { get; } = [];

    public List<Target> DependsOnTargets { get; } = [];

    public List<Target> DependentForTargets { get; } = [];

    public List<Target> BeforeTargets { get; } = [];

    public List<Target> AfterTargets { get; } = [];

    public List<Target> TriggersTargets { get; } = [];

    public List<Target> TriggeredByTargets { get; } = [];

    public List<string> ArtifactProducts { get; } = [];

    public List<(Target Target, string[] Artifacts)> ArtifactDependencies { get; } = [];

    public ITargetDefinition Description(string description) => With(() => DescriptionText = description);

    public ITargetDefinition Executes(params Action[] actions) => With(() => Actions.AddRange(actions));

    public ITargetDefinition Executes<T>(Func<T> action) => With(() => Actions.Add(() => action()));

    public ITargetDefinition Executes(Func<Task> action) =>
        With(() => Actions.Add(() => action().GetAwaiter().GetResult()));

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string? conditionExpression = null) =>
        With(() => DynamicConditions.Add((ConditionText.From(conditionExpression), condition)));

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string? conditionExpression = null) =>
        With(() => StaticConditions.Add((ConditionText.From(conditionExpression), condition)));

    public ITargetDefinition Requires<T>(
        Expression<Func<T>> parameterRequirement,
        params Expression<Func<T>>[] parameterRequirements)
        where T : class? =>
        With(() => DelegateRequirements.AddRange([parameterRequirement, .. parameterRequirements]));

    public ITargetDefinition Requires<T>(
        Expression<Func<T?>> parameterRequirement,
        params Expression<Func<T?>>[] parameterRequirements)
        where T : struct =>
        With(() => DelegateRequirements.AddRange([parameterRequirement, .. parameterRequirements]));

    public ITargetDefinition Requires(
        Expression<Func<bool>> requirement,
        params Expression<Func<bool>>[] requirements) =>
        With(() => DelegateRequirements.AddRange([requirement, .. requirements]));

    public ITargetDefinition Requires<T>()
        where T : IRequireTool =>
        With(() => ToolRequirements.Add(ToolRequirement.Of(typeof(T), version: null)));

    public ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion =>
        With(() => ToolRequirements.Add(ToolRequirement.Of(typeof(T), version)));

    public ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools) =>
        With(() => ToolRequirements.AddRange(tools.Prepend(tool).Select(x => ToolRequirement.Of(x.Member())).OfType<ToolRequirement>()));

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior) =>
        With(() => DependencyBehavior = dependencyBehavior);

    public ITargetDefinition AssuredAfterFailure() => With(() => IsAssuredAfterFailure = true);

    public ITargetDefinition ProceedAfterFailure() => With(() => IsProceedAfterFailure = true);

    public ITargetDefinition Unlisted() => With(() => IsListed = false);

    public ITargetDefinition Produces(params string[] artifacts) => With(() => ArtifactProducts.AddRange(artifacts));

    public ITargetDefinition Partition(int size)
    {
        Assert.True(size > 1, $"Target '{Name}' cannot be split into {size} parts.");
        return With(() => PartitionSize = size);
    }

    TargetDefinition With(Action change)
    {
        change();
        return this;
    }
}
