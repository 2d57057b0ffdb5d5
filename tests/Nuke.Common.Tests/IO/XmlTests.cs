using Nuke.Common.IO;
using Nuke.Common.Utilities;
using static Nuke.Common.IO.XmlTasks;

namespace Nuke.Common.Tests.IO;

public sealed class XmlTests : IDisposable
{
    readonly AbsolutePath _file = AbsolutePath.Create(Directory.CreateTempSubdirectory("xml-").FullName) / "app.csproj";

    public XmlTests() => _file.WriteAllText("<p xmlns='urn:p'>\n  <v a='1'>1.0</v>\n</p>");

    public void Dispose() => _file.Parent.DeleteDirectory();

    [Fact]
    public void Elements_and_attributes_are_read_by_their_path()
    {
        XmlPeek(_file, "//p:v", ("p", "urn:p")).Should().Equal("1.0");
        XmlPeekSingle(_file, "//p:v/@a", ("p", "urn:p")).Should().Be("1");
        XmlPeekSingle(_file, "//v").Should().BeNull();
    }

    [Fact]
    public void A_value_is_changed_and_all_else_stays()
    {
        XmlPoke(_file, "//p:v", "2.0", ("p", "urn:p"));

        _file.ReadAllText().Should().Be("<p xmlns=\"urn:p\">\n  <v a=\"1\">2.0</v>\n</p>\n");
    }

    [Fact]
    public void A_path_that_finds_nothing_is_an_error_that_names_it()
    {
        var poke = () => XmlPoke(_file, "//absent", "2.0");

        poke.Should().Throw<Exception>().WithMessage("*'//absent' is there 0 times*");
    }

    [Fact]
    public void A_document_is_changed_in_its_file()
    {
        _file.UpdateXml(x => x.Root!.SetAttributeValue("b", 2));

        _file.ReadXml().Root!.Attribute("b")!.Value.Should().Be("2");
    }
}
