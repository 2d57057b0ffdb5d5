using System.Globalization;
using Backend.Models;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Backend.Advice;

/// <summary>Questions to a language model.</summary>
static class AdviceEndpoints
{
    public static void MapAdvice(this IEndpointRouteBuilder routes) => routes.MapPost("/api/advice", AskAsync)
        .RequireRateLimiting(Callers.RateLimit)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    static async Task<Results<Ok<AdviceAnswer>, ValidationProblem, ProblemHttpResult>> AskAsync(
        AdviceRequest request, Adviser adviser, HttpContext context, ILogger<Adviser> log, CancellationToken cancellation)
    {
        var problems = request.Problems();
        if (problems.Count > 0)
            return TypedResults.ValidationProblem(problems, title: "There is no question.");
        try
        {
            return TypedResults.Ok(await adviser.AskAsync(request.Question!, cancellation));
        }
        catch (ModelException exception)
        {
            log.LogWarning("No advice: {Reason}", exception.Message);
            return Refused(exception, context.Response);
        }
    }

    static ProblemHttpResult Refused(ModelException exception, HttpResponse response)
    {
        if (exception.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return exception.Failure switch
        {
            ModelFailure.NotConfigured => TypedResults.Problem(title: "There is no adviser here.", statusCode: StatusCodes.Status503ServiceUnavailable),
            ModelFailure.TimedOut => TypedResults.Problem(title: "The adviser took too long.", statusCode: StatusCodes.Status504GatewayTimeout),
            _ => TypedResults.Problem(title: "The adviser cannot be asked now.", statusCode: StatusCodes.Status503ServiceUnavailable),
        };
    }
}
