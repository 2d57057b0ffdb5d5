using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Parameters;

public sealed class StrictnessTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void An_unknown_flag_is_an_error_that_names_the_nearest()
    {
        Refused("Show", "--dryrum");

        _trial.Output.Should().Contain("no parameter '--dryrum'").And.Contain("Did you mean '--dry-run'?");
    }

    [Fact]
    public void An_unknown_target_is_an_error_that_names_the_nearest()
    {
        Refused("Restroe");

        _trial.Output.Should().Contain("no target 'Restroe'").And.Contain("Did you mean 'Restore'?");
    }

    [Fact]
    public void A_value_outside_an_enumeration_is_an_error_that_names_the_allowed_ones()
    {
        Refused("Show", "--flavour", "spciy");

        _trial.Output.Should().Contain("--flavour").And.Contain("plain, spicy").And.Contain("Did you mean 'spicy'?")
            .And.Contain("environment variable FLAVOUR").And.Contain("\"Flavour\" in .nuke/parameters.json");
    }

    [Fact]
    public void A_wrong_value_in_the_environment_is_an_error_that_names_the_variable()
    {
        _trial.With("NUKE_RETRIES", "many");

        Refused("Show");

        _trial.Output.Should().Contain("environment variable NUKE_RETRIES").And.Contain("'many' is no whole number");
    }

    [Fact]
    public void A_wrong_value_in_a_file_is_an_error_that_names_the_file()
    {
        _trial.WithFile("parameters.json", """{ "Day": "Satruday" }""");

        Refused("Show");

        _trial.Output.Should().Contain("\"Day\" in .nuke/parameters.json").And.Contain("Did you mean 'Saturday'?");
    }

    [Fact]
    public void An_unknown_name_in_a_file_is_an_error()
    {
        _trial.WithFile("parameters.json", """{ "Flavuor": "plain" }""");

        Refused("Show");

        _trial.Output.Should().Contain("\"Flavuor\"").And.Contain("Did you mean 'Flavour'?");
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_an_error()
    {
        _trial.WithFile("parameters.json", "{ oops");

        Refused("Show");

        _trial.Output.Should().Contain(".nuke/parameters.json is not valid JSON");
    }

    [Fact]
    public void A_profile_without_a_file_is_an_error_that_names_the_others()
    {
        _trial.WithFile("parameters.production.json", "{}");

        Refused("Show", "--profile", "prodution");

        _trial.Output.Should().Contain("no profile 'prodution'").And.Contain("Did you mean 'production'?");
    }

    [Theory]
    [InlineData("--dry-run", "Restore")]
    [InlineData("--room", "Restore")]
    [InlineData("--room", "attic", "Restore")]
    public void A_flag_that_swallowed_a_target_is_an_error(params string[] arguments)
    {
        Refused(arguments);

        _trial.Output.Should().Contain("'Restore'").And.Contain("is a target").And.Contain("Put targets first");
    }

    [Fact]
    public void A_value_that_is_also_a_target_can_be_meant()
    {
        _trial.Run<ExampleBuild>("--api-key=Restore", "Show");

        _trial.ExitCode.Should().Be(0);
        _trial.Done[0].Should().EndWith(" Restore");
    }

    [Fact]
    public void A_value_that_the_provider_does_not_list_is_an_error()
    {
        Refused("Show", "--room", "cellar");

        _trial.Output.Should().Contain("kitchen, attic");
    }

    [Fact]
    public void A_flag_without_a_value_is_an_error()
    {
        Refused("Show", "--retries");

        _trial.Output.Should().Contain("--retries: has no value");
    }

    [Fact]
    public void Different_values_in_variables_of_one_name_are_an_error()
    {
        _trial.With("API_KEY", "one").With("api-key", "two");

        Refused("Show");

        _trial.Output.Should().Contain("different values").And.Contain("API_KEY").And.Contain("api-key");
    }

    [Fact]
    public void A_wrong_secret_is_not_repeated()
    {
        Refused("Show", "--api-key", "one", "two-words");

        _trial.Output.Should().NotContain("two-words");
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        Refused("Restroe", "--dryrum", "--retries", "many");

        _trial.Output.Should().Contain("Restroe").And.Contain("dryrum").And.Contain("many");
    }

    void Refused(params string[] arguments)
    {
        _trial.Run<ExampleBuild>(arguments);

        _trial.ExitCode.Should().Be(2);
        _trial.Done.Should().BeEmpty();
    }
}
