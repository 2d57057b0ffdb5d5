using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>The fluent description of a target. Every method returns the same definition.</summary>
public interface ITargetDefinition
{
    /// <summary>Sets the line shown in <c>--help</c>.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Adds actions, run in order.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds an action whose result is ignored.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Adds an asynchronous action; the target ends when its task does.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Targets that must have run before this one.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>Targets of a component that must have run before this one.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Like <see cref="DependsOn{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Targets that depend on this one.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    /// <summary>Targets of a component that depend on this one.</summary>
    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Like <see cref="DependentFor{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the target only when the condition holds just before it would run.</summary>
    ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null);

    /// <summary>Runs the target only when the condition holds before the first target runs.</summary>
    ITargetDefinition OnlyWhenStatic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null);

    /// <summary>Parameters that must have a value.</summary>
    ITargetDefinition Requires<T>(
        Expression<Func<T>> parameterRequirement,
        params Expression<Func<T>>[] parameterRequirements)
        where T : class?;

    /// <summary>Parameters that must have a value.</summary>
    ITargetDefinition Requires<T>(
        Expression<Func<T?>> parameterRequirement,
        params Expression<Func<T?>>[] parameterRequirements)
        where T : struct;

    /// <summary>Conditions that must hold before the first target runs.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements);

    /// <summary>A tool wrapper that must be available.</summary>
    ITargetDefinition Requires<T>()
        where T : IRequireTool;

    /// <summary>A tool wrapper that must be available in a version.</summary>
    ITargetDefinition Requires<T>(string version)
        where T : IRequireToolWithVersion;

    /// <summary>Injected tools that must be available.</summary>
    ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools);

    /// <summary>What happens to dependencies when this target is skipped.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Targets that run after this one, when both run.</summary>
    ITargetDefinition Before(params Target[] targets);

    /// <summary>Targets of a component that run after this one, when both run.</summary>
    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    /// <summary>Like <see cref="Before{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Targets that run before this one, when both run.</summary>
    ITargetDefinition After(params Target[] targets);

    /// <summary>Targets of a component that run before this one, when both run.</summary>
    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    /// <summary>Like <see cref="After{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Targets that are run after this one because it runs.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    /// <summary>Targets of a component that are run after this one because it runs.</summary>
    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    /// <summary>Like <see cref="Triggers{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>Targets because of which this one runs, after them.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    /// <summary>Targets of a component because of which this one runs, after them.</summary>
    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Like <see cref="TriggeredBy{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the target even after another failed or the build was cancelled.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Goes on with other targets when this one fails; the build still fails.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Leaves the target out of <c>--help</c>.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Adds the definition of the overridden target of the base class.</summary>
    ITargetDefinition Base();

    /// <summary>Adds the definitions of other targets.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Adds the default definitions of a component's targets.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    /// <summary>Paths or patterns that the target produces.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Targets whose products this one consumes.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <summary>Targets of a component whose products this one consumes.</summary>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    /// <summary>A target and the products of it that this one consumes.</summary>
    ITargetDefinition Consumes(Target target, params string[] artifacts);

    /// <summary>A target of a component and the products of it that this one consumes.</summary>
    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts);

    /// <summary>The products of a component's only target that this one consumes.</summary>
    ITargetDefinition Consumes<T>(params string[] artifacts);

    /// <summary>Splits the target into parts that run on several agents.</summary>
    ITargetDefinition Partition(int size);
}
