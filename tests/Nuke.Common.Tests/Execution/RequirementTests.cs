#pragma warning disable CA1812, CA1822, IDE0051, CS0649 // Created and filled by the engine.
using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tests.Execution;

/// <summary>What targets require of values that are computed, not given.</summary>
public sealed class RequirementTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_condition_may_read_what_is_computed()
    {
        _trial.Run<ComputedBuild>("Weighed");

        _trial.ExitCode.Should().Be(0, _trial.Output);
        _trial.Done.Should().Equal("Weighed");
    }

    [Fact]
    public void A_condition_that_does_not_hold_is_named_before_anything_runs()
    {
        _trial.Run<ComputedBuild>("Heavy");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("Target 'Heavy' requires Weight > 100.");
        _trial.Done.Should().BeEmpty();
    }

    [Fact]
    public void A_condition_that_throws_says_what_was_asked()
    {
        _trial.Run<ComputedBuild>("Lost");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("Target 'Lost' requires Nothing.Length > 0, which cannot be told: ");
    }

    [Fact]
    public void A_required_value_that_cannot_be_computed_is_an_error_before_anything_runs()
    {
        _trial.Run<ComputedBuild>("Needy");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("Target 'Needy' needs a value for 'Nothing', which could not be computed.");
        _trial.Done.Should().BeEmpty();
    }

    [Fact]
    public void Missing_parameters_come_before_what_is_computed()
    {
        _trial.Run<ComputedBuild>("Named");

        _trial.Output.Should().Contain("--name").And.NotContain("cannot be told");
    }

    [AttributeUsage(AttributeTargets.Field)]
    sealed class ComputedAttribute(object? value) : ValueInjectionAttributeBase
    {
        public override object? GetValue(MemberInfo member, object instance) => value;
    }

    sealed class ComputedBuild : NukeBuild
    {
        [Computed(70)]
        readonly int? Weight;

        [Computed(null)]
        readonly string Nothing = null!;

        [Parameter]
        readonly string Name = null!;

        Target Default => _ => _.Executes(() => { });

        Target Weighed => _ => _.Requires(() => Weight).Requires(() => Weight > 60).Executes(() => Journal.Note(nameof(Weighed)));

        Target Heavy => _ => _.DependsOn(Weighed).Requires(() => Weight > 100).Executes(() => Journal.Note(nameof(Heavy)));

        Target Lost => _ => _.Requires(() => Nothing.Length > 0).Executes(() => Journal.Note(nameof(Lost)));

        Target Needy => _ => _.DependsOn(Weighed).Requires(() => Nothing).Executes(() => Journal.Note(nameof(Needy)));

        Target Named => _ => _.Requires(() => Name).Requires(() => Name.Length > 1).Executes(() => Journal.Note(nameof(Named)));
    }
}
