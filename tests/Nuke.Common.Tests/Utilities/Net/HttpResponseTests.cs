using System.Net;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Net;

namespace Nuke.Common.Tests.Utilities.Net;

public sealed class HttpResponseTests : IDisposable
{
    readonly AbsolutePath _directory = AbsolutePath.Create(Directory.CreateTempSubdirectory("engine-").FullName);
    readonly HttpClient _client = new();
    readonly LoopbackServer _server = new LoopbackServer()
        .With("GET /there", """{"name":"x","sizes":[1,2]}""")
        .With("GET /busy", "later", 503, "text/plain");

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _directory.DeleteDirectory();
    }

    HttpResponseInspector Get(string path) => _client.CreateRequest(HttpMethod.Get, _server.Address.AbsoluteUri, path).GetResponse();

    [Fact]
    public void A_status_code_that_is_expected_goes_on()
    {
        var response = Get("there");

        response.AssertSuccessfulStatusCode().AssertStatusCode(HttpStatusCode.OK).AssertStatusCode(x => null!).AssertResponse(x => null!)
            .Should().BeSameAs(response);
    }

    [Fact]
    public void Another_status_code_is_an_error_that_names_both_and_the_address() =>
        FluentActions.Invoking(() => Get("busy").AssertStatusCode(HttpStatusCode.Created))
            .Should().Throw<HttpResponseException>().WithMessage($"GET {_server.Address}busy*503 ServiceUnavailable*201 Created*");

    [Fact]
    public void The_build_can_say_the_error_itself()
    {
        FluentActions.Invoking(() => Get("busy").AssertStatusCode(HttpStatusCode.OK, x => $"It is {x.ReasonPhrase}."))
            .Should().Throw<HttpResponseException>().WithMessage("It is Service Unavailable.");
        FluentActions.Invoking(() => Get("busy").AssertStatusCode(x => x == HttpStatusCode.ServiceUnavailable ? "Try later." : null!))
            .Should().Throw<HttpResponseException>().WithMessage("Try later.");
        FluentActions.Invoking(() => Get("there").AssertResponse(x => x.Content.Headers.ContentType!.MediaType!))
            .Should().Throw<HttpResponseException>().WithMessage("application/json");
    }

    [Fact]
    public void A_status_code_of_failure_is_no_success() =>
        FluentActions.Invoking(() => Get("busy").AssertSuccessfulStatusCode()).Should().Throw<HttpRequestException>().WithMessage("*503*");

    [Fact]
    public async Task A_body_is_read_as_text_as_often_as_wanted()
    {
        var response = Get("busy");

        (await response.GetBodyAsync()).Should().Be("later");
        (await response.GetBodyAsync()).Should().Be("later");
    }

    [Fact]
    public async Task A_body_is_read_as_JSON_or_as_a_type()
    {
        (await Get("there").GetBodyAsJson())["sizes"]![1]!.ToObject<int>().Should().Be(2);
        (await Get("there").GetBodyAsJson<Thing>()).Should().BeEquivalentTo(new Thing("x", [1, 2]));
    }

    [Fact]
    public async Task A_body_is_written_to_a_file_that_is_new()
    {
        var file = _directory / "new" / "a.json";

        await Get("there").WriteToFile(file);

        file.ReadAllText().Should().Be("""{"name":"x","sizes":[1,2]}""");
        await Get("there").Awaiting(x => x.WriteToFile(file)).Should().ThrowAsync<IOException>();
    }

    sealed record Thing(string Name, int[] Sizes);
}
