#pragma warning disable CA1812, CA1822, CA1823, IDE0051, CS0169, CS0649 // Filled and created by the engine.
using Nuke.Common.Execution;

namespace Nuke.Common.Tests.Execution;

public sealed class ContinueTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void What_succeeded_is_not_done_again_and_the_rest_is()
    {
        Failed("Third");

        Mended("Third", "--continue");

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().Equal("Second", "Third");
        _trial.Lines.Should().ContainMatch("First *Skipped*// Skipped: succeeded in the previous attempt");
    }

    [Fact]
    public void A_second_failure_forgets_nothing()
    {
        Failed("Third");
        Failed("Third", "--continue");

        Mended("Third", "--continue");

        _trial.Done.Should().Equal("Second", "Third");
    }

    [Fact]
    public void A_cancelled_build_is_continued_too()
    {
        ContinueBuild.Obstacle = static () =>
        {
            BuildSession.Current.Cancellation.Request();
            BuildSession.Current.Cancellation.Requested.ThrowIfCancellationRequested();
        };
        _trial.Run<ContinueBuild>("Third");
        _trial.ExitCode.Should().Be(3);

        Mended("Third", "--continue");

        _trial.Done.Should().Equal("Second", "Third");
    }

    [Fact]
    public void The_plan_shows_what_would_be_skipped()
    {
        Failed("Third");

        Mended("Third", "--continue", "--plan");

        _trial.Lines.Should().ContainMatch("*First*skipped*succeeded in the previous attempt*");
    }

    [Theory]
    [InlineData("Second")]
    [InlineData("Third", "--flavour", "spicy")]
    public void Another_invocation_starts_from_the_beginning_with_a_warning(params string[] arguments)
    {
        Failed("Third", "--flavour", "plain");

        Mended([.. arguments, "--continue"]);

        _trial.Done.Should().StartWith("First");
        _trial.Output.Should().Contain("The previous attempt was of 'third flavour=plain'; starting from the beginning");
    }

    [Fact]
    public void A_value_of_the_environment_is_part_of_the_invocation()
    {
        Failed("Third");

        _trial.With("FLAVOUR", "spicy");
        Mended("Third", "--continue");

        _trial.Done.Should().StartWith("First");
    }

    [Theory]
    [InlineData("third", "--continue", "--token", "right-one")]
    [InlineData("--continue", "--target", "Third", "--token", "wrong-one")]
    [InlineData("Third", "--continue", "--verbosity", "minimal")]
    [InlineData("Third", "--continue", "--parallel")]
    public void What_changes_nothing_for_the_done_targets_makes_no_other_invocation(params string[] arguments)
    {
        Failed("Third", "--token", "wrong-one");

        Mended(arguments);

        _trial.Done.Should().Equal("Second", "Third");
    }

    [Fact]
    public void A_secret_is_not_written_down()
    {
        Failed("Third", "--token", "wrong-one");

        File.ReadAllText(_trial.Root / ".nuke" / "temp" / "build-attempt.log").Should().NotContain("wrong-one");
    }

    [Fact]
    public void Without_a_previous_attempt_everything_runs_with_a_warning()
    {
        Mended("Third", "--continue");

        _trial.Done.Should().Equal("First", "Second", "Third");
        _trial.Output.Should().Contain("There is no previous attempt to continue");
    }

    void Failed(params string[] arguments)
    {
        ContinueBuild.Obstacle = static () => Nuke.Common.Assert.Fail("Not yet.");
        _trial.Run<ContinueBuild>(arguments);
        _trial.ExitCode.Should().Be(1);
    }

    void Mended(params string[] arguments)
    {
        ContinueBuild.Obstacle = static () => { };
        _trial.Run<ContinueBuild>(arguments);
    }
}

internal sealed class ContinueBuild : NukeBuild
{
    public static Action Obstacle { get; set; } = static () => { };

    [Parameter]
    readonly string? Flavour;

    [Parameter]
    [Secret]
    readonly string? Token;

    Target First => _ => _.Executes(() => Journal.Note("First"));

    Target Second => _ => _.DependsOn(First).Executes(() =>
    {
        Obstacle();
        Journal.Note("Second");
    });

    Target Third => _ => _.DependsOn(Second).Executes(() => Journal.Note("Third"));
}
