using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Backend.Tests.Bookings;

public sealed class BookingEndpointTests : IDisposable
{
    readonly BackendWithoutDatabase _backend = new();

    public void Dispose() => _backend.Dispose();

    [Fact]
    public async Task A_request_with_problems_never_reaches_the_database()
    {
        using var answer = await _backend.CreateClient().PostAsJsonAsync("/api/bookings", new { vessel = "Aurora", berth = 2 });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("\"arrival\"").And.Contain("\"departure\"");
    }

    [Theory]
    [InlineData("{\"vessel\":")]
    [InlineData("{\"arrival\":\"tomorrow\"}")]
    public async Task What_cannot_be_read_is_the_callers_problem(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _backend.CreateClient().PostAsync("/api/bookings", content);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task A_database_that_is_away_is_the_servers_problem_and_its_address_stays_inside()
    {
        using var answer = await _backend.CreateClient().GetAsync("/api/bookings");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).Should().NotContainAny("127.0.0.1", "Npgsql");
    }
}
