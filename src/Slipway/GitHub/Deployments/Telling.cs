using Serilog;

namespace Slipway.GitHub.Deployments;

/// <summary>Runs what tells others of a deploy. That a deploy could not be told of does not make it one that failed.</summary>
public static class Telling
{
    /// <summary>Runs <paramref name="tell"/>; whatever goes wrong in it is a warning.</summary>
    /// <param name="log">Gets the warning.</param>
    /// <param name="whom">Who is told: <c>GitHub</c>.</param>
    /// <param name="tell">What tells.</param>
    public static async Task TryAsync(ILogger log, string whom, Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            log.Warning("The deploy goes on, but {Whom:l} was not told of it: {Reason:l}", whom, exception.Message);
        }
    }
}
