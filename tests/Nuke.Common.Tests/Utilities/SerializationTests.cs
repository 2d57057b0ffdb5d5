using Newtonsoft.Json;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Utilities.Text.Yaml;
using YamlDotNet.Core;

namespace Nuke.Common.Tests.Utilities;

public sealed class SerializationTests : IDisposable
{
    readonly AbsolutePath _file = AbsolutePath.Create(Directory.CreateTempSubdirectory("texts-").FullName) / "a.txt";

    public void Dispose() => _file.Parent.DeleteDirectory();

    [Fact]
    public void An_object_is_written_as_JSON_and_read_again()
    {
        _file.WriteJson(new Shop { Name = "Till", Price = 2 });

        _file.ReadAllText().Should().NotContain("Note");
        _file.ReadJson<Shop>().Should().BeEquivalentTo(new Shop { Name = "Till", Price = 2 });
    }

    [Fact]
    public void A_value_in_JSON_is_changed_and_all_else_stays()
    {
        _file.WriteAllText("""{ "name": "till", "scripts": { "build": "tsc" } }""");

        _file.UpdateJson(x => x["version"] = "1.2.3");

        var json = _file.ReadJson();
        json["version"]!.ToString().Should().Be("1.2.3");
        json["scripts"]!["build"]!.ToString().Should().Be("tsc");
    }

    [Fact]
    public void What_only_the_type_may_set_is_read_from_JSON() =>
        """{ "Name": "x", "Sealed": "y" }""".GetJson<Shop>().Sealed.Should().Be("y");

    [Fact]
    public void JSON_that_is_none_is_an_error_that_names_the_file() =>
        _file.WriteAllText("{ a").Invoking(x => x.ReadJson()).Should().Throw<JsonException>().WithMessage($"*{_file}*");

    [Fact]
    public void An_object_is_written_as_YAML_in_camel_case_and_read_again()
    {
        _file.WriteYaml(new Shop { Name = "Till", Price = 2 });

        _file.ReadAllText().Should().Contain("name: Till").And.Contain("price: 2");
        _file.UpdateYaml<Shop>(x => x.Price = 3).ReadYaml<Shop>().Price.Should().Be(3);
    }

    [Fact]
    public void YAML_that_is_none_is_an_error_that_names_the_file() =>
        _file.WriteAllText("name: [").Invoking(x => x.ReadYaml<Shop>()).Should().Throw<YamlException>().WithMessage($"*{_file}*");

    public sealed class Shop
    {
        public string? Name { get; set; }

        public int Price { get; set; }

        public string? Note { get; set; }

        public string? Sealed { get; private set; }
    }
}
