using CsCheck;
using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

public sealed class PlannerTests
{
    [Fact]
    public void A_target_runs_after_what_it_depends_on()
    {
        var (restore, compile, test) = (Target("Restore"), Target("Compile"), Target("Test"));
        compile.ExecutionDependencies.Add(restore);
        test.ExecutionDependencies.Add(compile);

        Plan([test, restore, compile], test).Should().Equal("Restore", "Compile", "Test");
    }

    [Fact]
    public void What_is_only_ordered_does_not_run()
    {
        var (clean, compile) = (Target("Clean"), Target("Compile"));
        compile.OrderDependencies.Add(clean);

        Plan([clean, compile], compile).Should().Equal("Compile");
        Plan([clean, compile], compile, clean).Should().Equal("Clean", "Compile");
    }

    [Fact]
    public void A_triggered_target_runs_after_its_trigger_with_its_own_dependencies()
    {
        var (push, notify, login) = (Target("Push"), Target("Notify"), Target("Login"));
        push.Triggers.Add(notify);
        notify.TriggerDependencies.Add(push);
        notify.ExecutionDependencies.Add(login);

        var plan = Plan([push, notify, login], push).ToList();

        plan.Should().BeEquivalentTo("Push", "Notify", "Login");
        plan.IndexOf("Notify").Should().BeGreaterThan(plan.IndexOf("Push")).And.BeGreaterThan(plan.IndexOf("Login"));
    }

    [Fact]
    public void Where_nothing_decides_the_target_declared_last_runs_first_as_in_Nuke()
    {
        var targets = new[] { Target("A"), Target("B"), Target("C") };

        Plan(targets, targets).Should().Equal("C", "B", "A");
    }

    [Fact]
    public void A_cycle_is_shown_as_a_path()
    {
        var (a, b, c) = (Target("A"), Target("B"), Target("C"));
        a.ExecutionDependencies.Add(b);
        b.OrderDependencies.Add(c);
        c.TriggerDependencies.Add(a);

        var plan = () => ExecutionPlanner.Plan([a, b, c], [a]);

        plan.Should().Throw<Exception>().WithMessage("*A -> B -> C -> A*");
    }

    [Fact]
    public void Every_order_respects_every_edge_and_holds_every_target_once() =>
        Graphs.Sample(edges =>
        {
            var targets = Enumerable.Range(0, 12).Select(x => Target($"T{x}")).ToList();
            // Edges from later to earlier targets cannot form a cycle.
            foreach (var (from, to) in edges.Where(x => x.From > x.To))
                targets[from].OrderDependencies.Add(targets[to]);

            var order = ExecutionPlanner.Order(targets).ToList();

            order.Should().BeEquivalentTo(targets);
            foreach (var target in targets)
                target.OrderDependencies.Should().OnlyContain(x => order.IndexOf(x) < order.IndexOf(target));
        });

    [Fact]
    public void Every_cycle_is_found() =>
        Graphs.Sample(edges =>
        {
            var targets = Enumerable.Range(0, 12).Select(x => Target($"T{x}")).ToList();
            foreach (var (from, to) in edges)
                targets[from].ExecutionDependencies.Add(targets[to]);
            var reachable = Reachability(edges);

            var order = () => ExecutionPlanner.Order(targets);

            if (Enumerable.Range(0, 12).Any(x => reachable[x][x]))
                order.Should().Throw<Exception>().WithMessage("*circle*");
            else
                order.Should().NotThrow();
        });

    [Fact]
    public void A_thousand_targets_with_five_thousand_edges_are_planned_fast()
    {
        var targets = Enumerable.Range(0, 1000).Select(x => Target($"T{x}")).ToList();
        foreach (var edge in Enumerable.Range(0, 5000))
        {
            var from = 1 + (edge * 7919 % 999);
            targets[from].ExecutionDependencies.Add(targets[edge * 104729 % from]);
        }

        var started = TimeProvider.System.GetTimestamp();
        ExecutionPlanner.Plan(targets, targets);

        // The aim is 100 ms; the limit leaves room for a busy machine.
        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

    static readonly Gen<(int From, int To)[]> Graphs =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], static (from, to) => (From: from, To: to)).Array[0, 20];

    static bool[][] Reachability((int From, int To)[] edges)
    {
        var table = Enumerable.Range(0, 12).Select(_ => new bool[12]).ToArray();
        foreach (var (from, to) in edges)
            table[from][to] = true;
        for (var via = 0; via < 12; via++)
            for (var from = 0; from < 12; from++)
                for (var to = 0; to < 12; to++)
                    table[from][to] |= table[from][via] && table[via][to];
        return table;
    }

    static IEnumerable<string> Plan(IReadOnlyCollection<ExecutableTarget> targets, params ExecutableTarget[] invoked) =>
        ExecutionPlanner.Plan(targets, invoked).Select(x => x.Name);

    static ExecutableTarget Target(string name) => new() { Name = name };
}
