using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Nuke.Common.IO;

namespace Nuke.Common.Tests.Parameters;

public sealed class SchemaTests : IDisposable
{
    readonly Trial _trial = new Trial().Run<OfferingBuild>("--help");

    string Text => _trial.File("build.schema.json");

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void The_schema_is_one() =>
        MetaSchemas.Draft7.Evaluate(JsonSerializer.SerializeToElement(JsonNode.Parse(Text))).IsValid.Should().BeTrue();

    [Theory]
    [InlineData("""{ "$schema": "./build.schema.json" }""")]
    [InlineData("""{ "Flavours": ["plain", "spicy"], "Loud": true, "Ratio": 2, "Level": 4, "Patience": "5m" }""")]
    [InlineData("""{ "Patience": "1.02:03:04", "Id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "Folder": "out", "City": "Bonn" }""")]
    [InlineData("""{ "City": null, "Loud": null, "Flavours": null }""")]
    [InlineData("""{ "Token": "v2:abcd", "Pin": "v2:abcd", "Verbosity": "Quiet" }""")]
    [InlineData("""{ "Pin": 1234, "Hidden": "value" }""")]
    public void A_good_parameter_file_passes_the_schema_and_the_engine_reads_it_alike(string json)
    {
        IsValid(json).Should().BeTrue();
        if (!json.Contains("v2:", StringComparison.Ordinal))
            _trial.WithFile("parameters.json", json).Run<OfferingBuild>("Prepare").ExitCode.Should().Be(0, _trial.Output);
    }

    [Theory]
    [InlineData("""{ "Citty": "Bonn" }""")]
    [InlineData("""{ "City": "Cologne" }""")]
    [InlineData("""{ "Flavours": ["sweet"] }""")]
    [InlineData("""{ "Loud": "very" }""")]
    [InlineData("""{ "Level": 1.5 }""")]
    [InlineData("""{ "Patience": "long" }""")]
    [InlineData("""{ "Pin": "v2-abcd" }""")]
    [InlineData("""{ "Profile": ["qa"] }""")]
    [InlineData("""{ "Skip": ["Restroe"] }""")]
    [InlineData("[]")]
    public void A_bad_parameter_file_fails_the_schema_and_the_engine_refuses_it_too(string json)
    {
        IsValid(json).Should().BeFalse();
        _trial.WithFile("parameters.json", json).Run<OfferingBuild>("Prepare").ExitCode.Should().Be(2, _trial.Output);
    }

    [Fact]
    public void Defaults_and_descriptions_help_in_an_editor()
    {
        var properties = JsonNode.Parse(Text)!["properties"]!;

        properties["Flavours"]!["default"]!.ToJsonString().Should().Be("""["spicy"]""");
        properties["Level"]!["default"]!.GetValue<int>().Should().Be(3);
        properties["Folder"]!["default"]!.GetValue<string>().Should().Be("artifacts");
        properties["Customer"]!["description"]!.GetValue<string>().Should().Be("Who it is for.");
        properties["Token"]!["description"]!.GetValue<string>().Should().Contain("--set-secret Token");
        properties["Target"]!["description"]!.GetValue<string>().Should().Contain("'Default'");
    }

    [Fact]
    public void Nothing_of_this_machine_is_in_it() =>
        Text.Should().NotContain(_trial.Root).And.NotContain(Path.GetTempPath());

    bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSchema.FromText(Text).Evaluate(document.RootElement).IsValid;
    }
}
