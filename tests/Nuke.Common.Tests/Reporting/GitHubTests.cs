#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.Tests.Execution;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Nuke.Common.Tests.Reporting;

public sealed class GitHubTests : IDisposable
{
    readonly Trial _trial = new();

    public GitHubTests() => _trial.With("GITHUB_ACTIONS", "true").With("GITHUB_STEP_SUMMARY", SummaryFile);

    AbsolutePath SummaryFile => _trial.Root / "summary.md";

    string Summary => File.ReadAllText(SummaryFile);

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Warnings_are_annotations_titled_by_their_target() =>
        _trial.Run<ExampleBuild>("Show").Lines.Should().Contain("::warning title=Show::Mind the gap");

    [Fact]
    public void A_compiler_s_error_is_annotated_at_its_line() =>
        _trial.Run<NoisyBuild>("Compiles").Lines.Should().Contain(
            "::error title=Compiles,file=src/A.cs,line=12,col=5::src/A.cs(12,5): error CS0000: No such thing");

    [Theory]
    [InlineData("/root/src/B.cs(3): warning MA0001: Text", "src/B.cs", 3, null, null, null)]
    [InlineData("lint: src/B.cs(3,4): warning X1: Text", "src/B.cs", 3, 4, null, null)]
    [InlineData("B.cs(3,4,5,6): error X: Text", "B.cs", 3, 4, 5, 6)]
    [InlineData("B.cs(3,4-6): error X: Text", "B.cs", 3, 4, null, 6)]
    [InlineData("""src\B.cs(3-7): fatal error X1: Text""", "src/B.cs", 3, null, 7, null)]
    public void Places_are_read_in_every_form_of_MSBuild(string message, string file, int line, int? column, int? endLine, int? endColumn)
    {
        var location = SourceLocation.In(message)!;

        location.RelativeTo(AbsolutePath.Create("/root")).Should().Be(file);
        (location.Line, location.Column, location.EndLine, location.EndColumn).Should().Be((line, column, endLine, endColumn));
    }

    [Theory]
    [InlineData("MSBUILD : error MSB1003: Specify a project")]
    [InlineData("Waited (2,5): the error is elsewhere")]
    [InlineData("an error")]
    public void A_message_without_place_has_none(string message) => SourceLocation.In(message).Should().BeNull();

    [Fact]
    public void What_GitHub_would_drop_stays_in_the_log()
    {
        _trial.Run<NoisyBuild>("Warns");

        _trial.Lines.Count(x => x.StartsWith("::warning", StringComparison.Ordinal)).Should().Be(10);
        _trial.Lines.Should().ContainMatch("??:??:?? [WRN] Warning number 11");
    }

    [Fact]
    public void Groups_are_never_nested()
    {
        _trial.Run<NoisyBuild>("Groups", "Fails");

        var commands = _trial.Lines.Where(x => x.StartsWith("::group::", StringComparison.Ordinal) || x == "::endgroup::");
        commands.Should().Equal(
            "::group::Groups", "::endgroup::", "::group::Groups / Inner", "::endgroup::", "::group::Groups", "::endgroup::",
            "::group::Groups / Left open", "::endgroup::",
            "::group::Fails", "::endgroup::");
    }

    [Fact]
    public void The_summary_has_a_row_per_target_and_what_went_wrong()
    {
        _trial.Run<NoisyBuild>("Groups", "Fails");

        Summary.Should().StartWith("### ❌ Build failed (exit code 1)\n\n| Target | Status | Duration | Notes |\n")
            .And.Contain("| Groups | ✅ Succeeded | &lt; 1sec | Key: a\\|b&lt;c&gt; |")
            .And.Contain("| Fails | ❌ Failed |")
            .And.Contain("- **Fails**: Broken &lt;b&gt;");
    }

    [Fact]
    public void The_summary_has_the_last_lines_of_the_target_that_failed() =>
        SummaryOf("Fails").Should().Contain("<details><summary>Last lines of Fails</summary>\n\n<pre>\n").And.Contain("just before &amp; after");

    [Fact]
    public void The_summary_is_added_to_what_is_there()
    {
        File.WriteAllText(SummaryFile, "# Mine\n");

        SummaryOf("Groups").Should().StartWith("# Mine\n### ✅ Build succeeded");
    }

    [Fact]
    public void The_summary_keeps_within_what_GitHub_takes()
    {
        File.WriteAllText(SummaryFile, new string('x', StepSummary.Limit - 3000));

        _trial.Run<NoisyBuild>("Warns");

        new FileInfo(SummaryFile).Length.Should().BeLessThanOrEqualTo(StepSummary.Limit);
        Summary.Should().Contain("| Warns |").And.EndWith("_The rest is in the log: GitHub takes no more than 1 MiB here._\n");
    }

    [Fact]
    public void A_summary_that_cannot_be_written_fails_nothing() =>
        _trial.With("GITHUB_STEP_SUMMARY", _trial.Root / "no" / "such" / "directory").Run<NoisyBuild>("Groups").ExitCode.Should().Be(0);

    [Fact]
    public void Bad_input_is_an_annotation_and_in_the_summary()
    {
        _trial.Run<NoisyBuild>("Grups");

        _trial.ExitCode.Should().Be(2);
        _trial.Lines.Should().ContainMatch("::error::*Grups*");
        Summary.Should().Contain("❌ Build failed (exit code 2)").And.Contain("Grups");
    }

    [Fact]
    public void Secrets_are_masked_by_GitHub_before_anything_is_printed()
    {
        _trial.With("API_KEY", "first line\nsecond line").Run<ExampleBuild>("Show");

        var masks = _trial.Lines.TakeWhile(x => x.StartsWith("::add-mask::", StringComparison.Ordinal)).ToList();
        masks.Should().Contain("::add-mask::first line").And.Contain("::add-mask::second line");
        _trial.Lines.Skip(masks.Count).Should().NotContainMatch("*first line*");
    }

    string SummaryOf(string target)
    {
        _trial.Run<NoisyBuild>(target);
        return Summary;
    }
}

internal sealed class NoisyBuild : NukeBuild
{
    Target Default => _ => _.Executes(() => { });

    Target Compiles => _ => _.Executes(() => Log.Error("src/A.cs(12,5): error CS0000: No such thing"));

    Target Warns => _ => _.Executes(() =>
    {
        for (var number = 1; number <= 40; number++)
            Log.Warning($"Warning number {number}{(number > 11 ? new string('.', 100) : "")}");
    });

    Target Groups => _ => _.Executes(() =>
    {
        ReportSummary(_ => _.AddPair("Key", "a|b<c>"));
        GitHubActions.Instance.Group("Inner");
        GitHubActions.Instance.EndGroup("Inner");
        GitHubActions.Instance.Group("Left open");
    });

    Target Fails => _ => _.After(Groups).Executes(() =>
    {
        Log.Information("just before & after");
        Assert.Fail("Broken <b>");
    });
}
