using Octokit;

namespace Slipway.GitHub;

/// <summary>What a refusal of GitHub means to a person. Requests bear the token in a header, so that no message can hold it.</summary>
internal static class GitHubErrors
{
    /// <summary>Whether GitHub, or the way to it, is to blame; a cancellation by the caller is not.</summary>
    public static bool AreBehind(Exception exception, CancellationToken cancellationToken) =>
        exception is ApiException or HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>The error to report.</summary>
    public static SlipwayException Of(GitHubRequest request, GitHubRepository repository, Exception exception) => exception switch
    {
        RateLimitExceededException limit => new SlipwayException(
            $"GitHub allows no more requests with this token until {limit.Reset:u} (403, limit {limit.Limit}); it was asked to {request.What}", "wait until then, or use another token", limit),
        ApiException api when GitHubRetries.PauseAskedFor(api) is { } pause => new SlipwayException(
            $"GitHub asks to slow down ({(int)api.StatusCode}, secondary rate limit); it was asked to {request.What}", $"try again in {pause.TotalSeconds:0} s", api),
        AuthorizationException => new InvalidInputException(
            $"GitHub does not accept {Token(repository)} (401); it was asked to {request.What} of {repository}", $"set GITHUB_TOKEN to a valid token that has {request.Permission}"),
        ForbiddenException forbidden => new InvalidInputException(
            $"GitHub does not let {Token(repository)} {request.What} of {repository} (403): {forbidden.Message}", $"give the token {request.Permission}"),
        NotFoundException => new InvalidInputException(
            $"GitHub knows no {repository} or does not show it to {Token(repository)} (404); it was asked to {request.What}", $"check the repository's name, and that the token has {request.Permission}"),
        ApiValidationException invalid => new SlipwayException($"GitHub refuses to {request.What} of {repository} (422): {Reasons(invalid)}", innerException: invalid),
        ApiException api => new SlipwayException($"GitHub answered {(int)api.StatusCode} when asked to {request.What} of {repository}", "try again; https://www.githubstatus.com says whether GitHub has a problem", api),
        HttpRequestException http => new SlipwayException($"GitHub cannot be reached at {repository.Api} to {request.What}: {http.GetBaseException().Message}", "check the network and the proxy", http),
        _ => new SlipwayException($"GitHub did not answer within {repository.Timeout.TotalSeconds:0} s when asked to {request.What} of {repository}", "try again", exception),
    };

    private static string Token(GitHubRepository repository) => repository.Token is null ? "requests without a token" : "the token";

    private static string Reasons(ApiValidationException exception) => string.Join("; ",
        (exception.ApiError?.Errors ?? []).Select(x => x.Message ?? $"{x.Resource}.{x.Field} {x.Code}").Prepend(exception.ApiError?.Message).Where(x => x is { Length: > 0 }));
}
