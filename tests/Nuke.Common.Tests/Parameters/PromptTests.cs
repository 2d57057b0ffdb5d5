using Nuke.Common.Tests.Secrets;

namespace Nuke.Common.Tests.Parameters;

public sealed class PromptTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_missing_parameter_is_asked_for_on_a_terminal()
    {
        _trial.Typing("Ada", "", "t0ken-typed").Run<OfferingBuild>("Ship");

        _trial.ExitCode.Should().Be(0, _trial.Output);
        _trial.Done.Should().Equal("Prepare", $"Ada Aachen t0ken-typed  {_trial.Root}/artifacts 00:01:30");
        _trial.Terminal.Output.Should().Contain("Who it is for (--customer)").And.Contain("Bonn", "choices are shown");
    }

    [Fact]
    public void A_secret_is_not_shown_while_it_is_typed_and_masked_afterwards()
    {
        _trial.Typing("t0ken-typed").Run<SecretBuild>("Default");

        _trial.Done.Should().Equal("t0ken-typed ");
        (_trial.Terminal.Output + _trial.Output).Should().Contain("Used [REDACTED]").And.NotContain("t0ken-typed");
    }

    [Fact]
    public void A_wrong_answer_is_asked_again()
    {
        _trial.Typing("", "Europe").Run<RequiringBuild>();

        _trial.Done.Should().Equal("Europe");
        _trial.Terminal.Output.Should().Contain("A value is needed.");
    }

    [Fact]
    public void A_component_gets_the_answer_too()
    {
        _trial.Typing("feed-key").Run<OfferingBuild>("Feed");

        _trial.Done.Should().Equal("feed-key");
    }

    [Fact]
    public void Nothing_is_asked_on_a_build_server()
    {
        _trial.With("GITHUB_ACTIONS", "true").Typing("Europe").Run<RequiringBuild>();

        _trial.ExitCode.Should().Be(2);
    }

    [Fact]
    public void Without_a_terminal_a_missing_parameter_is_an_error_that_says_how_to_set_it()
    {
        _trial.Run<OfferingBuild>("Ship");

        _trial.ExitCode.Should().Be(2);
        _trial.Done.Should().BeEmpty();
        _trial.Output.Should().Contain("Target 'Ship' needs a value for 'customer' (Who it is for).")
            .And.Contain("--customer <value>, environment variable CUSTOMER (or NUKE_CUSTOMER), or \"Customer\" in .nuke/parameters.json")
            .And.Contain("needs a value for 'city'", "all that is missing is told at once");
    }

    [Fact]
    public void A_required_parameter_of_the_build_is_an_error_without_a_terminal()
    {
        _trial.Run<RequiringBuild>();

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("The build needs a value for 'region'").And.Contain("environment variable REGION");
    }
}
