#pragma warning disable CA1812, CA1822, IDE0051, IDE0044, CS0649 // Created and filled by the engine.
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Nuke.Common.CI;

namespace Nuke.Common.Tests.Parameters;

public sealed class PartitionTests : IDisposable
{
    readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("1", "a d")]
    [InlineData("2", "b e")]
    [InlineData("3", "c")]
    public void Each_part_does_its_share_of_the_work(string part, string done) =>
        _trial.Run<SplitBuild>("Test", "--test-part", part).Done.Should().Equal(done);

    [Fact]
    public void Without_a_part_all_is_done() => _trial.Run<SplitBuild>("Test").Done.Should().Equal("a b c d e");

    [Fact]
    public void The_part_may_come_from_the_environment() =>
        _trial.With("TEST_PART", "3").Run<SplitBuild>("Test").Done.Should().Equal("c");

    [Fact]
    public void A_part_that_is_none_is_an_error_that_names_the_parts()
    {
        _trial.Run<SplitBuild>("Test", "--test-part", "4");

        _trial.ExitCode.Should().Be(2);
        _trial.Output.Should().Contain("--test-part").And.Contain("1, 2, 3");
    }

    [Theory]
    [InlineData("""{ "TestPart": 2 }""", true)]
    [InlineData("""{ "TestPart": 4 }""", false)]
    [InlineData("""{ "TestPart": "2/3" }""", false)]
    public void The_schema_of_parameter_files_allows_what_the_engine_takes(string json, bool isGood)
    {
        var schema = JsonSchema.FromText(_trial.Run<SplitBuild>("--help").File("build.schema.json"));

        schema.Evaluate(JsonSerializer.SerializeToElement(JsonNode.Parse(json))).IsValid.Should().Be(isGood);
        _trial.WithFile("parameters.json", json).Run<SplitBuild>("Test").ExitCode.Should().Be(isGood ? 0 : 2, _trial.Output);
    }
}

internal sealed class SplitBuild : NukeBuild
{
    [Partition(3)]
    readonly Partition TestPart = null!;

    Target Default => _ => _.Executes(() => { });

    Target Test => _ => _
        .Partition(3)
        .Executes(() => Journal.Note(string.Join(' ', TestPart.GetCurrent(["a", "b", "c", "d", "e"]))));
}
