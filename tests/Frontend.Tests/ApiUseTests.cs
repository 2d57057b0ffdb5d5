using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Frontend.Tests;

public sealed class ApiUseTests
{
    [Fact]
    public void The_file_that_a_deploy_reads_is_what_the_page_calls_by() =>
        File.ReadAllText(Path.Combine(Frontend(), "api-use.json")).Should().Be(ApiUse.Text(File.ReadAllText(Path.Combine(Frontend(), "wwwroot", "uses.js"))), "dotnet build src/Frontend writes it");

    [Fact]
    public void The_page_calls_nothing_beside_the_table()
    {
        var page = File.ReadAllText(Path.Combine(Frontend(), "wwwroot", "app.js"));

        Regex.Matches(page, @"\bfetch\((?<what>[^)]*)").Select(x => x.Groups["what"].Value).Should().BeEquivalentTo("'config.json'", "this.address + path, { method, ...body }");
        page.Should().NotContain("/api/");
    }

    [Fact]
    public void A_script_without_a_table_is_an_error() =>
        FluentActions.Invoking(() => ApiUse.Text("const uses = {};")).Should().Throw<InvalidDataException>().WithMessage("*export const uses*");

    static string Frontend([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "src", "Frontend");
}
