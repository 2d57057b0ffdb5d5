using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace Slipway.Provision.Hetzner;

/// <summary>Asks Hetzner Cloud: pages are joined, what may succeed is tried again, what goes on is waited for, and a refusal says what it means.</summary>
/// <seealso href="https://docs.hetzner.cloud/reference/cloud"/>
internal sealed class HetznerApi : IDisposable
{
    private const int LargestPage = 50;

    private readonly HetznerProject _project;
    private readonly HttpClient _client = new();
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;
    private readonly ResiliencePipeline<HttpResponseMessage> _creations;

    public HetznerApi(HetznerProject project)
    {
        _project = project;
        _client.Timeout = project.Timeout;
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", project.Token.Reveal());
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("slipway");
        _retries = HetznerRetries.Create(project.Interval, repeatable: true);
        _creations = HetznerRetries.Create(project.Interval, repeatable: false);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>All of a kind, however many pages they are.</summary>
    /// <param name="what">A verb and an object, for errors: <c>list the servers</c>.</param>
    /// <param name="path">Such as <c>servers?name=shop</c>.</param>
    /// <param name="of">Which of the answer's lists.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<T>> ListAsync<T>(string what, string path, Func<ListAnswer, ImmutableArray<T>> of, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        for (int? page = 1; page is not null;)
        {
            var answer = await AskAsync(HttpMethod.Get, what, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}&per_page={LargestPage}", body: null, HetznerJson.Default.ListAnswer, cancellationToken);
            all.AddRange(of(answer));
            page = answer.Meta?.Pagination.NextPage;
        }

        return all.ToImmutable();
    }

    /// <summary>Reads one.</summary>
    public Task<SingleAnswer> GetAsync(string what, string path, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, what, path, body: null, HetznerJson.Default.SingleAnswer, cancellationToken);

    /// <summary>Makes one and waits until it is made.</summary>
    public async Task<SingleAnswer> CreateAsync<T>(string what, string path, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(HttpMethod.Post, what, path, JsonSerializer.Serialize(request, type), HetznerJson.Default.SingleAnswer, cancellationToken);
        await WaitAsync(what, answer.All, cancellationToken);
        return answer;
    }

    /// <summary>Removes one and waits until it is gone.</summary>
    public async Task DeleteAsync(string what, string path, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(HttpMethod.Delete, what, path, body: null, HetznerJson.Default.SingleAnswer, cancellationToken);
        await WaitAsync(what, answer.All, cancellationToken);
    }

    private async Task WaitAsync(string what, IEnumerable<CloudAction> actions, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        foreach (var begun in actions)
        {
            var action = begun;
            while (action.Status == "running")
            {
                if (time.GetElapsedTime(started) > _project.Patience)
                    throw new SlipwayException($"Hetzner Cloud has not ended {action.Command} within {_project.Patience.TotalMinutes:0} min; it was asked to {what}.", "type the same command again: it goes on with what is there");
                await Task.Delay(_project.Interval, time, cancellationToken);
                action = (await GetAsync($"ask how far {action.Command} is", $"actions/{action.Id}", cancellationToken)).Action ?? action;
            }

            if (action.Status == "error")
                throw new SlipwayException($"Hetzner Cloud could not {what}: {action.Command} ended with {action.Error?.Message ?? "an error"} ({action.Error?.Code ?? "unknown"}).", "look into the project's console; then type the same command again");
        }
    }

    private async Task<T> AskAsync<T>(HttpMethod method, string what, string path, string? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : new()
    {
        try
        {
            var pipeline = method == HttpMethod.Post ? _creations : _retries;
            using var response = await pipeline.ExecuteAsync(async token => await SendAsync(method, path, body, token), cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw HetznerErrors.Of(what, response, text);
            return text.Length == 0 ? new T() : JsonSerializer.Deserialize(text, type) ?? new T();
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SlipwayException(
                $"Hetzner Cloud did not answer as its documentation says when asked to {what} ({_project.Api}): {(exception is OperationCanceledException ? $"no answer within {_project.Timeout.TotalSeconds:0} s" : exception.GetBaseException().Message)}",
                "check the network and https://status.hetzner.com; then type the same command again: it goes on with what is there", exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{_project.Api.ToString().TrimEnd('/')}/{path}"));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _client.SendAsync(request, cancellationToken);
    }
}
