using Octokit;
using Octokit.Internal;
using Polly;

namespace Slipway.GitHub;

/// <summary>Asks GitHub through Octokit: tries again what may succeed, and says what a refusal means.</summary>
internal sealed class GitHubApi
{
    private readonly GitHubRepository _repository;
    private readonly GitHubClient _client;
    private readonly ResiliencePipeline _retries;

    public GitHubApi(GitHubRepository repository, TimeProvider? clock = null)
    {
        _repository = repository;
        _retries = GitHubRetries.Create(clock ?? TimeProvider.System);
        var credentials = repository.Token is { } token ? new Credentials(token.Reveal()) : Credentials.Anonymous;
        _client = new GitHubClient(new Connection(
            new ProductHeaderValue("slipway"), Base(repository.Api), new InMemoryCredentialStore(credentials)));
        _client.SetRequestTimeout(repository.Timeout);
    }

    public GitHubRepository Repository => _repository;

    /// <summary>Asks with one of Octokit's own clients.</summary>
    /// <exception cref="SlipwayException">GitHub refused or could not be reached.</exception>
    public async Task<T> AskAsync<T>(GitHubRequest request, Func<GitHubClient, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return request.IsRepeatable
                ? await _retries.ExecuteAsync(async _ => await call(_client), cancellationToken)
                : await call(_client);
        }
        catch (Exception exception) when (GitHubErrors.AreBehind(exception, cancellationToken))
        {
            throw GitHubErrors.Of(request, _repository, exception);
        }
    }

    /// <summary>Asks for what may not be there.</summary>
    /// <returns>The answer; null when GitHub knows no such thing.</returns>
    public async Task<T?> FindAsync<T>(GitHubRequest request, Func<GitHubClient, Task<T>> call, CancellationToken cancellationToken)
        where T : class =>
        await AskAsync<T?>(
            request,
            async client =>
            {
                try
                {
                    return await call(client);
                }
                catch (NotFoundException)
                {
                    return null;
                }
            },
            cancellationToken);

    /// <summary>Reads a resource that Octokit has no client for; null when there is none.</summary>
    public Task<T?> FindAsync<T>(GitHubRequest request, string path, CancellationToken cancellationToken)
        where T : class =>
        FindAsync(request, async client => (await client.Connection.Get<T>(Address(path), new Dictionary<string, string>(StringComparer.Ordinal))).Body, cancellationToken);

    /// <summary>Writes a resource that Octokit has no client for.</summary>
    public Task PutAsync(GitHubRequest request, string path, object body, CancellationToken cancellationToken) =>
        AskAsync(request, client => client.Connection.Put<object>(Address(path), body), cancellationToken);

    /// <summary>Adds a resource that Octokit has no client for.</summary>
    public Task PostAsync(GitHubRequest request, string path, object body, CancellationToken cancellationToken) =>
        AskAsync(request with { IsRepeatable = false }, client => client.Connection.Post<object>(Address(path), body, accepts: null, contentType: null), cancellationToken);

    /// <summary>Changes a resource that Octokit has no client for.</summary>
    public Task PatchAsync(GitHubRequest request, string path, object body, CancellationToken cancellationToken) =>
        AskAsync(request, client => client.Connection.Patch<object>(Address(path), body), cancellationToken);

    /// <summary>Removes a resource that Octokit has no client for.</summary>
    public Task DeleteAsync(GitHubRequest request, string path, CancellationToken cancellationToken) =>
        AskAsync(request, client => client.Connection.Delete(Address(path)), cancellationToken);

    /// <summary>Without the slash the last part of an address such as <c>https://github.example.com/api/v3</c> would be replaced, not continued.</summary>
    private static Uri Base(Uri api) => new($"{api.ToString().TrimEnd('/')}/");

    private Uri Address(string path) => new($"repos/{_repository}/{path}", UriKind.Relative);
}
