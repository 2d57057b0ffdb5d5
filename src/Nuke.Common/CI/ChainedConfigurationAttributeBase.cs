using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>The base of attributes for hosts where each target is a job that waits for others.</summary>
public abstract class ChainedConfigurationAttributeBase : ConfigurationAttributeBase
{
    /// <inheritdoc/>
    public override IEnumerable<string> IrrelevantTargetNames => NonEntryTargets.Concat(ExcludedTargets);

    /// <summary>Targets without a job of their own: they run in the job of each that needs them.</summary>
    public string[] NonEntryTargets { get; set; } = [];

    /// <summary>Targets that run in no job.</summary>
    public string[] ExcludedTargets { get; set; } = [];

    /// <summary>The targets that run in the job of a target, in their order.</summary>
    /// <exception cref="BuildInputException">A target without a job of its own is partitioned.</exception>
    protected IEnumerable<ExecutableTarget> GetInvokedTargets(
        ExecutableTarget executableTarget,
        IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var together = new HashSet<ExecutableTarget> { executableTarget };
        var open = new Queue<ExecutableTarget>(together);
        while (open.TryDequeue(out var target))
        {
            foreach (var next in target.ExecutionDependencies.Concat(target.Triggers).Where(IsPartOfOthers).Where(together.Add))
                open.Enqueue(next);
        }

        if (together.FirstOrDefault(x => x != executableTarget && x.PartitionSize != null) is { } partitioned)
        {
            throw new BuildInputException(
                $"'{partitioned.Name}' is partitioned, so it needs a job of its own: take it out of {nameof(NonEntryTargets)} of {DisplayName}.");
        }

        return ExecutionPlanner.Plan(together, [executableTarget]);
    }

    /// <summary>The targets whose jobs come before the job of a target.</summary>
    protected IEnumerable<ExecutableTarget> GetTargetDependencies(ExecutableTarget executableTarget) =>
        executableTarget.ExecutionDependencies.Where(x => !IrrelevantTargetNames.Contains(x.Name));

    bool IsPartOfOthers(ExecutableTarget target) =>
        NonEntryTargets.Contains(target.Name) && !ExcludedTargets.Contains(target.Name);
}
