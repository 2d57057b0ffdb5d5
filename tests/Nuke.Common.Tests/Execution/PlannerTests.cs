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

    static IEnumerable<string> Plan(IReadOnlyCollection<ExecutableTarget> targets, params ExecutableTarget[] invoked) =>
        ExecutionPlanner.Plan(targets, invoked).Select(x => x.Name);

    static ExecutableTarget Target(string name) => new() { Name = name };
}
