using Microsoft.AspNetCore.Http.HttpResults;

namespace Backend.Bookings;

/// <summary>The board: which vessel lies where, and when.</summary>
static class BookingEndpoints
{
    const int MostListed = 200;

    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").RequireRateLimiting(Callers.RateLimit);
        api.MapGet("/berths", BerthsAsync);
        api.MapGet("/bookings", ListAsync);
        api.MapGet("/bookings/{id:long}", FindAsync);
        api.MapPost("/bookings", AddAsync);
    }

    static async Task<Ok<IReadOnlyList<Berth>>> BerthsAsync(BookingStore store, CancellationToken cancellation) =>
        TypedResults.Ok(await store.BerthsAsync(cancellation));

    static async Task<Ok<IReadOnlyList<Booking>>> ListAsync(
        BookingStore store, TimeProvider time, CancellationToken cancellation) =>
        TypedResults.Ok(await store.ListAsync(Today(time), MostListed, cancellation));

    static async Task<Results<Ok<Booking>, ProblemHttpResult>> FindAsync(
        long id, BookingStore store, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } booking
            ? TypedResults.Ok(booking)
            : TypedResults.Problem(title: $"There is no booking {id}.", statusCode: StatusCodes.Status404NotFound);

    static async Task<Results<Created<Booking>, ValidationProblem, ProblemHttpResult>> AddAsync(
        BookingRequest request, BookingStore store, CancellationToken cancellation)
    {
        var problems = request.Problems();
        if (problems.Count > 0)
            return Invalid(problems);

        return await store.AddAsync(request, cancellation) switch
        {
            BookingOutcome.Booked(var booking) => TypedResults.Created($"/api/bookings/{booking.Id}", booking),
            BookingOutcome.NoSuchBerth => Invalid(new() { ["berth"] = [$"There is no berth {request.Berth}."] }),
            _ => TypedResults.Problem(
                title: $"Berth {request.Berth} is taken on some of these nights.",
                statusCode: StatusCodes.Status409Conflict),
        };
    }

    static ValidationProblem Invalid(Dictionary<string, string[]> problems) =>
        TypedResults.ValidationProblem(problems, title: "The booking is not complete.");

    static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
