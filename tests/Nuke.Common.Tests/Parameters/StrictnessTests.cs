using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Parameters;

public sealed class StrictnessTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("Nope", "")]
    [InlineData("dry-run", " Did you mean --dry-run?")]
    public void A_flag_is_guessed_for_a_wrong_target_only_when_nothing_but_its_dashes_is_missing(string target, string hint)
    {
        Refused(target);

        _trial.Lines.Should().Contain($"There is no target '{target}'.{hint}");
    }

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
    [InlineData("--flavour", "Restore")]
    [InlineData("--flavour", "spicy", "Restore")]
    [InlineData("Show", "--flavour", "Restore")]
    [InlineData("Show", "--day", "Restore")]
    [InlineData("--retries", "Restore")]
    [InlineData("--plan", "Restore")]
    [InlineData("--verbosity", "Restore")]
    [InlineData("Show", "--parallel", "Restore")]
    public void A_flag_that_swallowed_a_target_is_one_error(params string[] arguments)
    {
        Refused(arguments);

        var flag = arguments.Single(x => x.StartsWith('-'));
        _trial.Lines.Where(x => x.Length > 0).Should().Equal(
            $"'Restore' after {flag} is a target, which {flag} takes as its value.",
            "  Put targets first.");
    }

    [Theory]
    [InlineData("--folder", "Restore")]
    [InlineData("--tags", "a", "Restore")]
    public void A_swallowed_target_that_can_be_a_value_may_be_written_as_one(params string[] arguments)
    {
        Refused(arguments);

        _trial.Lines.Should().Contain($"  Put targets first, or write {arguments[0]}=Restore if the value is meant.");
    }

    [Fact]
    public void A_secret_that_swallowed_a_target_is_not_repeated_either()
    {
        Refused("--api-key", "Restore");

        _trial.Lines.Where(x => x.Length > 0).Should().Equal(
            "What comes after --api-key is a target, which --api-key takes as its value.",
            "  Put targets first, or write --api-key=<value> if the value is meant.");
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

    [Theory]
    [InlineData("--retries", "1.5", "'1.5' is no whole number from -2147483648 to 2147483647")]
    [InlineData("--retries", "99999999999", "'99999999999' is no whole number")]
    [InlineData("--dry-run", "maybe", "'maybe' is neither true nor false")]
    [InlineData("--patience", "soon", "'soon' is no duration such as 30s, 5m or 00:01:30")]
    [InlineData("--patience", "999999999999d", "is no duration")]
    [InlineData("--folder", "", "is no path")]
    [InlineData("--verbosity", "loud", "is none of: Verbose, Normal, Minimal, Quiet")]
    [InlineData("--host", "GithubAction", "Did you mean 'GitHubActions'?")]
    [InlineData("--root", "nowhere", "the directory 'nowhere' does not exist")]
    [InlineData("--retries", "1", "is more than one value", "--retries", "2")]
    public void A_value_that_is_none_of_the_type_is_an_error_that_says_what_one_looks_like(
        string flag, string value, string expected, params string[] more)
    {
        Refused(["Show", flag, value, .. more]);

        _trial.Output.Should().Contain(flag).And.Contain(expected);
    }

    [Theory]
    [InlineData("""{ "Day": "Monday", "day": "Friday" }""", "sets \"day\" twice")]
    [InlineData("""{ "Tags": ["a", { "b": 1 }] }""", "\"Tags\" in .nuke/parameters.json holds an object")]
    [InlineData("""{ "Day": {} }""", "\"Day\" in .nuke/parameters.json holds an object")]
    [InlineData("""{ "Tags": [null] }""", "\"Tags\" in .nuke/parameters.json holds null")]
    [InlineData("""{ "Profile": "qa" }""", "\"Profile\" has no effect in .nuke/parameters.json")]
    [InlineData("""{ "Retries": "many" }""", "\"Retries\" in .nuke/parameters.json: 'many' is no whole number")]
    public void What_a_file_says_wrongly_is_an_error_that_names_the_file(string json, string expected)
    {
        _trial.WithFile("parameters.json", json);

        Refused("Show");

        _trial.Output.Should().Contain(expected);
    }

    [Fact]
    public void A_target_after_profile_is_an_error_that_says_where_targets_go()
    {
        _trial.WithFile("parameters.qa.json", "{}");

        Refused("--profile", "qa", "Show");

        _trial.Output.Should().Contain("There is no profile 'Show'").And.Contain("put targets first");
    }

    [Fact]
    public void An_unknown_target_to_skip_is_an_error()
    {
        Refused("Show", "--skip", "Restroe");

        _trial.Output.Should().Contain("no target 'Restroe'").And.Contain("Did you mean 'Restore'?");
    }

    [Fact]
    public void An_allowed_value_reaches_the_build_as_the_build_spells_it()
    {
        _trial.Run<ExampleBuild>("Show", "--room", "ATTIC");

        _trial.Done[0].Should().Contain(" attic ");
    }

    [Fact]
    public void Root_alone_is_the_working_directory() =>
        _trial.Run<ExampleBuild>("Show", "--root").ExitCode.Should().Be(0);

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
