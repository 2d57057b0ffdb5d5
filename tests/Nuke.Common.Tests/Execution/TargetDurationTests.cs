#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Execution;

public sealed class TargetDurationTests : IDisposable
{
    readonly Trial _trial = new();

    AbsolutePath Directory => _trial.Root / ".nuke" / "temp";

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_run_keeps_how_long_its_targets_took()
    {
        _trial.Run<ExampleBuild>();

        TargetDurations.Read(Directory).Keys.Should().BeEquivalentTo("Restore", "Default");
    }

    [Fact]
    public void The_file_is_an_object_of_milliseconds_by_target()
    {
        var target = Succeeded("Compile");
        Update(target);

        (Directory / TargetDurations.FileName).ReadAllText().Should()
            .Be(string.Create(CultureInfo.InvariantCulture, $"{{\n  \"Compile\": {(long)target.Duration.TotalMilliseconds}\n}}"));
    }

    [Fact]
    public void A_target_that_does_not_succeed_keeps_the_duration_of_its_last_success()
    {
        Given("""{ "Test": 4200, "Gone": 7 }""");
        var failed = Succeeded("Test");
        failed.Status = ExecutionStatus.Failed;

        Update(failed, Succeeded("Compile"));

        TargetDurations.Read(Directory).Should().HaveCount(3).And.Contain("Test", TimeSpan.FromSeconds(4.2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"Test\": 42")]
    [InlineData("[1, 2]")]
    [InlineData("""{ "Test": "long", "Pack": -1, "Push": 1e99, "Deploy": null }""")]
    public void A_file_that_holds_anything_else_is_as_good_as_none(string content)
    {
        Given(content);

        TargetDurations.Read(Directory).Should().BeEmpty();
    }

    [Fact]
    public void Without_a_file_nothing_is_known() => TargetDurations.Read(Directory).Should().BeEmpty();

    [Fact]
    public void Nothing_but_the_file_is_left_behind()
    {
        Update(Succeeded("Compile"));

        Directory.GetFiles().Select(x => x.Name).Should().Equal(TargetDurations.FileName);
    }

    void Given(string content) => (Directory / TargetDurations.FileName).WriteAllText(content);

    void Update(params ExecutableTarget[] targets) => TargetDurations.Update(Directory, targets);

    static ExecutableTarget Succeeded(string name) => new() { Name = name, Status = ExecutionStatus.Succeeded };
}
