using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Parameters;

public sealed class HelpTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Help_lists_targets_with_dependencies_and_descriptions()
    {
        _trial.Run<ExampleBuild>("--help");

        _trial.ExitCode.Should().Be(0);
        _trial.Done.Should().BeEmpty();
        _trial.Lines.Should().ContainMatch("  Default (default)*-> Restore")
            .And.Contain("    Restores packages")
            .And.ContainMatch("  --flavour * What to compile for. One of: plain, spicy. Default: plain.")
            .And.ContainMatch("  --api-key * Key of the package feed. Required by Publish. (secret)")
            .And.ContainMatch("  --skip *");
    }

    [Fact]
    public void Targets_come_first_then_the_builds_parameters_then_the_engines_then_the_exit_codes()
    {
        _trial.Run<ExampleBuild>("--help");

        _trial.Lines.Where(x => x.Length > 0 && x[0] != ' ').Should().Equal(
            "Targets (with their direct dependencies):",
            "Parameters:",
            "Parameters of the engine:",
            "Exit codes: 0 done, 1 a target failed, 2 bad input, 3 cancelled; any other is the build's own.");
    }

    [Fact]
    public void Help_leaves_unlisted_targets_and_parameters_out() =>
        _trial.Run<OfferingBuild>("--help").Lines.Should().NotContainMatch("  Internal*").And.NotContainMatch("  --hidden*");

    [Fact]
    public void Defaults_are_shown_where_they_are_the_same_on_every_machine_and_no_secret()
    {
        _trial.With("RATIO", "0.75").Run<OfferingBuild>("--help");

        _trial.Lines.Should().ContainMatch("  --ratio *Default: 0.5.")
            .And.ContainMatch("  --colours *Default: true.")
            .And.ContainMatch("  --patience *Default: 00:01:30.")
            .And.ContainMatch("  --folder *Default: artifacts.")
            .And.ContainMatch("  --flavours *Default: spicy.");
        _trial.Lines.Should().NotContainMatch("  --elsewhere *Default*").And.NotContainMatch("  --token *Default*");
    }

    [Theory]
    [InlineData("--help", "Ship")]
    [InlineData("Ship", "--help")]
    [InlineData("-h", "Ship")]
    public void Help_of_targets_is_about_these_and_what_they_need(params string[] arguments)
    {
        _trial.Run<OfferingBuild>(arguments);

        _trial.ExitCode.Should().Be(0);
        _trial.Lines.Should().ContainMatch("  Ship *-> Prepare").And.ContainMatch("  Prepare*").And.ContainMatch("  --customer *")
            .And.NotContainMatch("  Default*").And.NotContainMatch("  --ratio*").And.NotContainMatch("  --skip*");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(72)]
    [InlineData(120)]
    public void Help_fits_the_terminal(int width) =>
        _trial.WithWidth(width).Run<OfferingBuild>("--help").Lines.Should().OnlyContain(x => x.Length <= width);

    [Fact]
    public void Help_is_plain_when_redirected() =>
        _trial.Run<OfferingBuild>("--help").Output.Should().NotContain("\e[");

    [Fact]
    public void Help_is_given_when_something_else_is_wrong() =>
        _trial.Run<ExampleBuild>("--retries", "many", "--help").ExitCode.Should().Be(0);
}
