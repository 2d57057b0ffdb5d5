using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using Nuke.Common.Utilities.Net;

namespace Nuke.Common.Tests.Utilities.Net;

public sealed class HttpRequestTests : IDisposable
{
    readonly LoopbackServer _server = new LoopbackServer().With("POST /api/a", "{}").With("GET /api/a", "{}");
    readonly HttpClient _client = new();

    public HttpRequestTests() => _client.BaseAddress = new Uri(_server.Address, "api/");

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    HttpRequestBuilder Post => _client.CreateRequest(HttpMethod.Post, "a");

    [Fact]
    public void A_path_is_taken_from_the_clients_address_or_the_one_given()
    {
        _client.CreateRequest(HttpMethod.Get, "a?b=c").GetResponse();
        _client.CreateRequest(HttpMethod.Get, _server.Address.AbsoluteUri, "other").GetResponse();

        _server.Requests.Should().Equal("GET /api/a?b=c", "GET /other");
    }

    [Fact]
    public void A_token_name_and_password_or_any_scheme_authenticate()
    {
        Post.WithBearerAuthentication("token").GetResponse();
        _server.Headers["Authorization"].Should().Be("Bearer token");

        Post.WithBasicAuthentication("user", "pass:wörd").GetResponse();
        _server.Headers["Authorization"].Should().Be("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:pass:wörd")));

        Post.WithAuthentication("Key", "value").GetResponse();
        _server.Headers["Authorization"].Should().Be("Key value");
    }

    [Fact]
    public async Task An_object_is_sent_as_JSON()
    {
        await Post.WithJsonContent(new { Name = "x", Size = 1 }).GetResponseAsync();

        _server.Bodies.Last().Should().Be("""{"Name":"x","Size":1}""");
        _server.Headers["Content-Type"].Should().Be("application/json; charset=utf-8");
    }

    [Fact]
    public void How_JSON_is_written_can_be_said()
    {
        var settings = new JsonSerializerSettings { ContractResolver = new CamelCasePropertyNamesContractResolver() };

        Post.WithJsonContent(new { Name = "x" }, settings).GetResponse();

        _server.Bodies.Last().Should().Be("""{"name":"x"}""");
    }

    [Fact]
    public void Names_and_values_are_sent_as_a_form()
    {
        Post.WithFormUrlEncodedContent(new Dictionary<string, string> { ["a"] = "1 2", ["b"] = "&" }).GetResponse();

        _server.Bodies.Last().Should().Be("a=1+2&b=%26");
    }

    [Fact]
    public void Texts_and_files_are_sent_as_parts()
    {
        using var file = new MemoryStream("content"u8.ToArray());

        Post.WithMultipartFormDataContent(x => x.AddStringContent("title", "A title").AddStreamContent("file", file, "a.zip", "application/zip")).GetResponse();

        _server.Headers["Content-Type"].Should().StartWith("multipart/form-data");
        _server.Bodies.Last().Should().Contain("name=title").And.Contain("A title")
            .And.Contain("name=file; filename=a.zip").And.Contain("Content-Type: application/zip").And.Contain("content");
    }

    [Fact]
    public async Task A_request_can_be_cancelled() =>
        await Post.Awaiting(x => x.GetResponseAsync(new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
}
