using CsCheck;
using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

/// <summary>Planner, cycles, skip rules and queue against references that are too simple to be wrong, on random builds.</summary>
public sealed class PlanProperties
{
    const int Count = 9;

    [Fact]
    public void The_plan_is_that_of_the_simple_reference() =>
        RandomBuild.Acyclic.Sample(build =>
        {
            var targets = build.Targets(Count);
            var invoked = build.Chosen(targets);

            ExecutionPlanner.Plan(targets, invoked).Should().Equal(ReferencePlanner.Plan(targets, invoked));
        });

    [Fact]
    public void Every_order_respects_every_relation() =>
        RandomBuild.Acyclic.Sample(build =>
        {
            var order = ExecutionPlanner.Order(build.Targets(Count)).ToList();

            order.Should().HaveCount(Count);
            foreach (var target in order)
                target.AllDependencies.Should().OnlyContain(x => order.IndexOf(x) < order.IndexOf(target));
        });

    [Fact]
    public void Every_relation_of_a_cycle_is_reported_and_no_other() =>
        RandomBuild.Any.Sample(build =>
        {
            var targets = build.Targets(Count);

            var reported = CycleFinder.Find(targets).SelectMany(x => x.Zip(x.Skip(1))).ToHashSet();

            var reference = targets.SelectMany(x => x.AllDependencies.Select(y => (x, y)))
                .Where(x => ReferencePlanner.IsBefore(x.y, x.x))
                .ToHashSet();
            reported.Should().BeEquivalentTo(reference);
        });

    [Fact]
    public void Every_reported_cycle_is_a_path_that_closes() =>
        RandomBuild.Any.Sample(build =>
        {
            foreach (var cycle in CycleFinder.Find(build.Targets(Count)))
            {
                cycle[0].Should().Be(cycle[^1]);
                cycle.Skip(1).Should().OnlyHaveUniqueItems();
                cycle.Zip(cycle.Skip(1)).Should().OnlyContain(x => x.First.AllDependencies.Contains(x.Second));
            }
        });

    [Fact]
    public void Exactly_the_cyclic_builds_have_no_order() =>
        RandomBuild.Any.Sample(build =>
        {
            var targets = build.Targets(Count);

            var order = () => ExecutionPlanner.Order(targets);

            if (targets.Exists(x => ReferencePlanner.IsBefore(x, x)))
                order.Should().Throw<BuildInputException>().WithMessage("*->*");
            else
                order.Should().NotThrow();
        });

    [Fact]
    public void Skipped_is_what_is_chosen_and_what_only_skipped_targets_need() =>
        RandomBuild.Acyclic.Sample(build =>
        {
            var targets = build.Targets(Count);
            targets.ForEach(x => x.Status = ExecutionStatus.Scheduled);
            foreach (var target in build.Keeping(targets))
                target.DependencyBehavior = DependencyBehavior.Execute;
            var chosen = build.Chosen(targets);
            foreach (var target in targets.Except(chosen).Where((_, index) => index % 4 == 0))
                target.Invoked = true;
            var rules = new SkipRules(targets);

            chosen.ForEach(x => rules.Skip(x, "chosen"));

            targets.Where(x => x.Status == ExecutionStatus.Skipped).Should().BeEquivalentTo(ReferencePlanner.Skipped(targets, chosen));
        });

    [Fact]
    public void What_runs_at_once_has_no_path_between_and_is_not_more_than_allowed() =>
        Gen.Select(RandomBuild.Acyclic, Gen.Int[1, 4], Gen.Int[0, 11].Array[Count]).Sample((build, limit, picks) =>
        {
            var targets = build.Targets(Count);
            var plan = ExecutionPlanner.Plan(targets, build.Chosen(targets));
            var queue = new TargetQueue(targets, plan);
            var (running, finished) = (new List<ExecutableTarget>(), new List<ExecutableTarget>());
            do
            {
                while (running.Count < limit && queue.TryTake(running, out var next))
                {
                    running.Should().OnlyContain(x => !ReferencePlanner.IsBefore(x, next) && !ReferencePlanner.IsBefore(next, x));
                    plan.Where(x => ReferencePlanner.IsBefore(next, x)).Should().BeSubsetOf(finished);
                    running.Add(next);
                    running.Should().Match(x => x.Count() == 1 || !x.Any(y => y.RunsAlone));
                }

                running.Should().HaveCountLessThanOrEqualTo(limit).And.NotBeEmpty("the build goes on");
                var ended = running[picks[finished.Count] % running.Count];
                running.Remove(ended);
                finished.Add(ended);
                queue.Finish(ended);
            }
            while (finished.Count < plan.Count);

            finished.Should().BeEquivalentTo(plan);
            if (limit == 1)
                finished.Should().Equal(plan);
        });
}
