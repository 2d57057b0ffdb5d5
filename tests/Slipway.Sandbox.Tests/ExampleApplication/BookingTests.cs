using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Slipway.Sandbox.Tests.ExampleApplication;

[Collection(SandboxCollection.Name)]
public sealed class BookingTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private Database _database = null!;
    private BackendProcess _backend = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.StartAsync(sandbox);
        await BackendProcess.MigrateAsync(_database);
        _backend = await BackendProcess.StartAsync(_database);
    }

    public async Task DisposeAsync()
    {
        await _backend.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_booked_is_listed_and_found()
    {
        using var created = await BookAsync("Aurora", berth: 2, arrival: "2090-05-01", departure: "2090-05-04");

        created.StatusCode.Should().Be(HttpStatusCode.Created);
        (await _backend.Client.GetStringAsync(created.Headers.Location)).Should().Contain("\"Aurora\"");
        (await _backend.Client.GetStringAsync("/api/bookings")).Should().Contain("\"Aurora\"").And.Contain("2090-05-04");
    }

    [Fact]
    public async Task Two_vessels_never_share_a_berth_on_the_same_night()
    {
        using var first = await BookAsync("Aurora", berth: 2, arrival: "2090-05-01", departure: "2090-05-04");
        using var overlapping = await BookAsync("Borea", berth: 2, arrival: "2090-05-03", departure: "2090-05-05");
        using var following = await BookAsync("Borea", berth: 2, arrival: "2090-05-04", departure: "2090-05-05");

        overlapping.StatusCode.Should().Be(HttpStatusCode.Conflict);
        following.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_many_that_want_the_same_berth_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            BookAsync($"Vessel {i}", berth: 1, arrival: "2090-05-01", departure: "2090-05-04")));

        answers.Select(answer => answer.StatusCode).Should().ContainSingle(status => status == HttpStatusCode.Created)
            .And.AllSatisfy(status => status.Should().BeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_berth_that_is_not_there_is_the_callers_mistake()
    {
        using var answer = await BookAsync("Aurora", berth: 99, arrival: "2090-05-01", departure: "2090-05-04");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("There is no berth 99.");
    }

    [Fact]
    public async Task A_request_in_flight_at_sigterm_is_finished_and_no_new_one_is_taken()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, _backend.Port);
        var stream = connection.GetStream();
        using var reader = new StreamReader(stream);
        var body = JsonSerializer.Serialize(new { vessel = "Late", berth = 3, arrival = "2090-05-01", departure = "2090-05-02" });
        await WriteAsync(stream, "POST /api/bookings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" +
            $"Expect: 100-continue\r\nContent-Length: {body.Length}\r\n\r\n");
        // The backend has the request and waits for its body.
        (await reader.ReadLineAsync()).Should().Be("HTTP/1.1 100 Continue");
        await reader.ReadLineAsync();
        await WriteAsync(stream, body[..10]);

        await _backend.TerminateAsync();
        while (await _backend.HealthAsync() is not null)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await WriteAsync(stream, body[10..]);

        (await reader.ReadLineAsync()).Should().Be("HTTP/1.1 201 Created");
        (await _backend.EndAsync()).Should().Be(0);
        (await _database.QueryAsync("select vessel from bookings")).Should().Be("Late");
    }

    private static async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    private Task<HttpResponseMessage> BookAsync(string vessel, int berth, string arrival, string departure) =>
        _backend.Client.PostAsJsonAsync("/api/bookings", new { vessel, berth, arrival, departure });
}
