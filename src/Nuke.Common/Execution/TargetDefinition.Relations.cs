using System.Linq.Expressions;

namespace Nuke.Common.Execution;

internal sealed partial class TargetDefinition
{
    public ITargetDefinition DependsOn(params Target[] targets) => With(() => DependsOnTargets.AddRange(targets));

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => DependsOn(Of(targets));

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) =>
        build is T ? DependsOn(targets) : this;

    public ITargetDefinition DependentFor(params Target[] targets) => With(() => DependentForTargets.AddRange(targets));

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => DependentFor(Of(targets));

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) =>
        build is T ? DependentFor(targets) : this;

    public ITargetDefinition Before(params Target[] targets) => With(() => BeforeTargets.AddRange(targets));

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Before(Of(targets));

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => build is T ? Before(targets) : this;

    public ITargetDefinition After(params Target[] targets) => With(() => AfterTargets.AddRange(targets));

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => After(Of(targets));

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => build is T ? After(targets) : this;

    public ITargetDefinition Triggers(params Target[] targets) => With(() => TriggersTargets.AddRange(targets));

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Triggers(Of(targets));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => build is T ? Triggers(targets) : this;

    public ITargetDefinition TriggeredBy(params Target[] targets) => With(() => TriggeredByTargets.AddRange(targets));

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => TriggeredBy(Of(targets));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) =>
        build is T ? TriggeredBy(targets) : this;

    public ITargetDefinition Consumes(params Target[] targets) =>
        With(() => ArtifactDependencies.AddRange(targets.Select(x => (x, Array.Empty<string>()))));

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Consumes(Of(targets));

    public ITargetDefinition Consumes(Target target, params string[] artifacts) =>
        With(() => ArtifactDependencies.Add((target, artifacts)));

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) =>
        Consumes(Of(target)[0], artifacts);

    public ITargetDefinition Consumes<T>(params string[] artifacts) => Consumes(Of<T>()[0], artifacts);

    public ITargetDefinition Base()
    {
        if (!baseMembers.TryPop(out var member))
        {
            throw new BuildInputException(
                $"Target '{Name}' calls Base() but no base class declares it; for a component's target use Inherit<T>().");
        }

        return Inherit((Target)member.ReadNonVirtual(build)!);
    }

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var inherited in targets)
            inherited(this);
        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        var members = targets.Length > 0 ? targets.Select(x => x.Member()) : [ComponentTargets.Only<T>(Name)];
        return Inherit(members.Select(x => (Target)x.ReadNonVirtual(build)!).ToArray());
    }

    /// <summary>The targets chosen of a component, or its only one.</summary>
    Target[] Of<T>(params Func<T, Target>[] targets)
    {
        if (build is not T component)
        {
            throw new BuildInputException(
                $"Target '{Name}' refers to '{typeof(T).Name}', which '{build.GetType().Name}' does not implement.");
        }

        return targets.Length > 0
            ? targets.Select(x => x(component)).ToArray()
            : [(Target)ComponentTargets.Only<T>(Name).GetValue(component)!];
    }
}
