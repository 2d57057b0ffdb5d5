namespace Nuke.Common.Plans;

/// <summary>What <c>--plan</c> shows, apart from how it is drawn. Targets are in the order in which they run.</summary>
internal sealed record PlanGraph(IReadOnlyList<PlanTarget> Targets, IReadOnlyList<PlanEdge> Edges)
{
    readonly ILookup<int, PlanEdge> _before = Edges.ToLookup(x => x.To);

    public IEnumerable<PlanTarget> Invoked => Targets.Where(x => x.IsInvoked);

    public IEnumerable<PlanTarget> Running => Targets.Where(x => !x.IsSkipped);

    public IEnumerable<PlanTarget> Skipped => Targets.Where(x => x.IsSkipped);

    /// <summary>The names of the targets that come before one because of a kind of relation.</summary>
    public IEnumerable<string> Before(int target, EdgeKind kind) =>
        from edge in _before[target]
        where edge.Kind == kind
        select Targets[edge.From].Name;
}

/// <summary>A target of the plan.</summary>
internal sealed record PlanTarget
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether the invocation names it.</summary>
    public bool IsInvoked { get; init; }

    /// <summary>Why it would be skipped; null when it would run.</summary>
    public string? SkipReason { get; init; }

    public bool IsSkipped => SkipReason != null;

    public IReadOnlyList<PlanCondition> Conditions { get; init; } = [];

    public IReadOnlyList<PlanRequirement> Requirements { get; init; } = [];

    /// <summary>How long it took when it last succeeded; null when that is not known.</summary>
    public TimeSpan? LastDuration { get; init; }

    public IReadOnlyList<string> Produces { get; init; } = [];

    public IReadOnlyList<string> Consumes { get; init; } = [];

    /// <summary>What else is special about it: that it runs after a failure, that it is split, ...</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A condition; whether it holds is null where that is known only when it is the target's turn.</summary>
internal sealed record PlanCondition(string Text, bool? Holds)
{
    public string Outcome => Holds switch
    {
        true => "holds now",
        false => "does not hold",
        null => "checked when it is its turn",
    };
}

/// <summary>What has to be there before the first target runs; whether it is, is null where only the run finds out.</summary>
internal sealed record PlanRequirement(string Text, bool? IsGiven);

/// <summary>Why a target comes after another.</summary>
internal enum EdgeKind
{
    /// <summary>The later one depends on the earlier one, which therefore runs.</summary>
    Needs,

    /// <summary>The earlier one runs first when both run.</summary>
    Order,

    /// <summary>The later one runs because the earlier one does.</summary>
    Triggers,
}

/// <summary>From the target that runs first to the one that runs after it, by their places in the plan.</summary>
internal readonly record struct PlanEdge(int From, int To, EdgeKind Kind);
