using System.Linq.Expressions;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Nuke.Common.Plans;

/// <summary>Reads the plan off the targets of a build, when the skip rules have been applied.</summary>
internal sealed class PlanReader(NukeBuild build, IReadOnlyDictionary<string, TimeSpan> durations)
{
    public PlanGraph Read()
    {
        var targets = build.ExecutionPlan.ToList();
        var places = targets.Select((target, place) => (target, place)).ToDictionary(x => x.target, x => x.place);
        return new PlanGraph(targets.ConvertAll(Target), [.. targets.SelectMany(x => Edges(x, places))]);
    }

    PlanTarget Target(ExecutableTarget target) => new()
    {
        Name = target.Name,
        Description = target.Description,
        IsInvoked = target.Invoked,
        SkipReason = target.Status == ExecutionStatus.Skipped ? SkipReason(target) : null,
        Conditions = [.. target.StaticConditions.Select(x => Static(target, x)), .. target.DynamicConditions.Select(x => new PlanCondition(x.Text, null))],
        Requirements = [.. target.DelegateRequirements.Select(Requirement), .. target.ToolRequirements.Select(Tool)],
        LastDuration = durations.TryGetValue(target.Name, out var duration) ? duration : null,
        Produces = target.ArtifactProducts,
        Consumes = [.. target.ArtifactDependencies.SelectMany(x => x.Select(path => $"{path} of {x.Key.Name}"))],
        Remarks = [.. Remarks(target)],
    };

    static IEnumerable<PlanEdge> Edges(ExecutableTarget target, Dictionary<ExecutableTarget, int> places)
    {
        var to = places[target];
        return From(target.ExecutionDependencies, EdgeKind.Needs)
            .Concat(From(target.TriggerDependencies, EdgeKind.Triggers))
            .Concat(From(target.OrderDependencies, EdgeKind.Order))
            // The first kind says more than those after it.
            .DistinctBy(x => x.From);

        IEnumerable<PlanEdge> From(IEnumerable<ExecutableTarget> targets, EdgeKind kind) =>
            targets.Where(places.ContainsKey).Select(x => new PlanEdge(places[x], to, kind));
    }

    static string SkipReason(ExecutableTarget target)
    {
        if (target.OnlyWhen is { } condition)
            return $"the condition {condition} does not hold";
        const string because = "because of ";
        return target.Skipped switch
        {
            "via parameter" => "by --skip",
            { } reason when reason.StartsWith(because, StringComparison.Ordinal) =>
                $"only {reason[because.Length..]} needs it, which is skipped",
            { } reason => reason,
            null => "skipped",
        };
    }

    /// <summary>A condition is asked once, when the skip rules are applied; again only to tell which of several it was.</summary>
    static PlanCondition Static(ExecutableTarget target, (string Text, Func<bool> Delegate) condition)
    {
        if (target.OnlyWhen != null)
            return new PlanCondition(condition.Text, target.StaticConditions.Count > 1 && condition.Delegate());
        return new PlanCondition(condition.Text, target.Status == ExecutionStatus.Skipped ? null : true);
    }

    PlanRequirement Requirement(LambdaExpression requirement)
    {
        if (requirement is Expression<Func<bool>> condition)
            return new PlanRequirement(ExpressionText.Of(condition.Body), null);
        var member = requirement.Member();
        return build.Session.Parameters.Definition(member) is { } definition
            ? new PlanRequirement(definition.Flag, member.ReadFrom(build) is not (null or ""))
            : new PlanRequirement(member.Name, null);
    }

    static PlanRequirement Tool(ToolRequirement tool) => tool switch
    {
        PathToolRequirement path => new PlanRequirement(path.PathExecutable, path.Missing("") == null),
        NuGetPackageRequirement package => new PlanRequirement($"package {package.PackageId}", null),
        _ => new PlanRequirement(tool.ToString() ?? "", null),
    };

    static IEnumerable<string> Remarks(ExecutableTarget target)
    {
        if (target.AssuredAfterFailure)
            yield return "also runs after a failure";
        if (target.ProceedAfterFailure)
            yield return "the build goes on when it fails";
        if (target.PartitionSize is { } size)
            yield return $"split into {size} parts";
    }
}
