using CsCheck;
using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

internal enum Relation
{
    DependsOn,
    After,
    TriggeredBy,
}

/// <summary>A build that <c>CsCheck</c> makes and, when a property does not hold, makes smaller.</summary>
internal sealed record RandomBuild(IReadOnlyList<(int From, int To, Relation Relation)> Relations, IReadOnlyList<bool> Marks)
{
    const int Largest = 8;

    public static Gen<RandomBuild> Any { get; } =
        Gen.Select(
            Gen.Select(Gen.Int[0, Largest], Gen.Int[0, Largest], Gen.Enum<Relation>()).Array[0, 14],
            Gen.Bool.Array[27],
            static (relations, marks) => new RandomBuild([.. relations], marks));

    /// <summary>Relations from one side to the other cannot form a cycle; the sides are mixed, so that any order occurs.</summary>
    public static Gen<RandomBuild> Acyclic { get; } =
        Gen.Select(Any, Gen.Shuffle(Enumerable.Range(0, Largest + 1).ToArray()), static (build, rank) => build with
        {
            Relations = [.. build.Relations
                .Where(x => x.From != x.To)
                .Select(x => rank[x.From] > rank[x.To] ? x : (x.To, x.From, x.Relation))],
        });

    public List<ExecutableTarget> Targets(int count)
    {
        var targets = Enumerable.Range(0, count).Select(x => new ExecutableTarget { Name = $"T{x}", RunsAlone = Marks[x] && Marks[x + 9] }).ToList();
        foreach (var (from, to, relation) in Relations)
            Relate(targets[from], targets[to], relation);
        return targets;
    }

    public List<ExecutableTarget> Chosen(List<ExecutableTarget> targets) => [.. targets.Where((_, index) => index == 0 || Marks[index])];

    public List<ExecutableTarget> Keeping(List<ExecutableTarget> targets) => [.. targets.Where((_, index) => Marks[index + 18])];

    static void Relate(ExecutableTarget target, ExecutableTarget earlier, Relation relation)
    {
        if (relation == Relation.DependsOn)
            target.ExecutionDependencies.Add(earlier);
        else if (relation == Relation.After)
            target.OrderDependencies.Add(earlier);
        else
        {
            target.TriggerDependencies.Add(earlier);
            earlier.Triggers.Add(target);
        }
    }
}
