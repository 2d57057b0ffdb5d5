using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Reads the targets of a build and relates them to each other.</summary>
internal static class TargetFactory
{
    public static IReadOnlyList<ExecutableTarget> CreateAll(
        INukeBuild build,
        BuildMembers members,
        IReadOnlyCollection<string> defaultTargets)
    {
        var pairs = members.Targets.Select(x => Create(build, x, defaultTargets)).ToList();
        var byFactory = new Dictionary<Delegate, ExecutableTarget>(new ByMethod());
        foreach (var (target, _) in pairs)
            byFactory[target.Factory] = target;
        foreach (var (target, definition) in pairs)
            Relate(target, definition, x => Find(byFactory, x, target));
        return pairs.ConvertAll(x => x.Target);
    }

    static (ExecutableTarget Target, TargetDefinition Definition) Create(
        INukeBuild build,
        PropertyInfo property,
        IReadOnlyCollection<string> defaultTargets)
    {
        var definition = new TargetDefinition(property, build, BuildMembers.Overridden(property, build.GetType()));
        var factory = (Target?)property.GetValue(build)
                      ?? throw new BuildInputException($"Target '{property.Name}' has no definition.");
        factory(definition);
        var target = new ExecutableTarget
        {
            Name = property.Name.Split('.')[^1],
            Member = property,
            RunsAlone = RunsAlone(property, build.GetType()),
            Description = definition.DescriptionText,
            Listed = definition.IsListed,
            Factory = factory,
            IsDefault = defaultTargets.Contains(property.Name),
            DynamicConditions = definition.DynamicConditions,
            StaticConditions = definition.StaticConditions,
            DependencyBehavior = definition.DependencyBehavior,
            AssuredAfterFailure = definition.IsAssuredAfterFailure,
            ProceedAfterFailure = definition.IsProceedAfterFailure,
            DelegateRequirements = definition.DelegateRequirements,
            ToolRequirements = definition.ToolRequirements,
            Actions = definition.Actions,
            PartitionSize = definition.PartitionSize,
            ArtifactProducts = definition.ArtifactProducts,
        };
        return (target, definition);
    }

    /// <summary>Whether the class, one of its bases or a component says so: who overrides a target keeps what it needs.</summary>
    static bool RunsAlone(PropertyInfo property, Type type) =>
        Attribute.IsDefined(property, typeof(SequentialAttribute), inherit: true)
        || type.GetInterfaces().Any(x => x.GetProperty(property.Name) is { } declared && declared.IsDefined(typeof(SequentialAttribute)));

    static void Relate(ExecutableTarget target, TargetDefinition definition, Func<Target, ExecutableTarget> find)
    {
        Each(definition.DependsOnTargets, x => Add(target.ExecutionDependencies, x));
        Each(definition.DependentForTargets, x => Add(x.ExecutionDependencies, target));
        Each(definition.AfterTargets, x => Add(target.OrderDependencies, x));
        Each(definition.BeforeTargets, x => Add(x.OrderDependencies, target));
        Each(definition.TriggersTargets, x => Trigger(target, x));
        Each(definition.TriggeredByTargets, x => Trigger(x, target));
        foreach (var (source, artifacts) in definition.ArtifactDependencies)
        {
            var producer = find(source);
            target.ArtifactDependencies.AddRange(producer, artifacts.Length > 0 ? artifacts : producer.ArtifactProducts);
        }

        void Each(IEnumerable<Target> others, Action<ExecutableTarget> relate)
        {
            foreach (var other in others.Select(find))
                relate(other);
        }
    }

    static void Trigger(ExecutableTarget first, ExecutableTarget then)
    {
        Add(first.Triggers, then);
        Add(then.TriggerDependencies, first);
    }

    static void Add(List<ExecutableTarget> list, ExecutableTarget target)
    {
        if (!list.Contains(target))
            list.Add(target);
    }

    static ExecutableTarget Find(Dictionary<Delegate, ExecutableTarget> targets, Target factory, ExecutableTarget from) =>
        targets.TryGetValue(factory, out var target)
            ? target
            : throw new BuildInputException(
                $"Target '{from.Name}' refers to a target that is not a property of the build ({factory.Method.Name}).");

    /// <summary>Delegates of the same object have the same hash code, with which a dictionary of them is a list.</summary>
    sealed class ByMethod : IEqualityComparer<Delegate>
    {
        public bool Equals(Delegate? x, Delegate? y) => object.Equals(x, y);

        public int GetHashCode(Delegate obj) => obj.Method.GetHashCode();
    }
}
