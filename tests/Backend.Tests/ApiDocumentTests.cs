using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Backend.Tests;

public sealed class ApiDocumentTests
{
    [Fact]
    public async Task The_document_that_a_deploy_reads_is_that_of_this_build() =>
        (await File.ReadAllTextAsync(Path.Combine(Backend(), "openapi.json"))).Should().Be(await ApiDocument.TextAsync(), "dotnet build src/Backend writes it");

    [Fact]
    public async Task It_has_every_operation_with_its_answers_and_says_nothing_of_where_it_runs()
    {
        var document = JsonDocument.Parse(await ApiDocument.TextAsync()).RootElement;

        var paths = document.GetProperty("paths");
        paths.EnumerateObject().Select(x => x.Name).Should().BeEquivalentTo("/api/berths", "/api/bookings", "/api/bookings/{id}", "/api/advice");
        paths.GetProperty("/api/bookings").GetProperty("post").GetProperty("responses").EnumerateObject().Select(x => x.Name).Should().Contain(["201", "400"]);
        document.TryGetProperty("servers", out _).Should().BeFalse();
    }

    static string Backend([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "src", "Backend");
}
