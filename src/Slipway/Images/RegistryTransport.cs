using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;

namespace Slipway.Images;

/// <summary>Sends requests to registries: logs in as each asks for it, tries again what may succeed, and names what did not.</summary>
internal sealed class RegistryTransport(IEnumerable<Registry> logins, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3), AutomaticDecompression = DecompressionMethods.All })
    {
        // Per attempt. Nothing asked for here is larger than a manifest.
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly ResiliencePipeline<HttpResponseMessage> _retries = RegistryRetries.Create(clock);
    private readonly Dictionary<string, Registry> _logins = logins.Where(login => login.User is not null).DistinctBy(login => login.Host).ToDictionary(login => login.Host, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Host, string Scope), AuthenticationHeaderValue> _tokens = new();

    /// <summary>Sends <paramref name="request"/>; the answer is a success or "not found", all else is an error.</summary>
    public async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAuthorisedAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw RegistryErrors.Unreachable(request.Host, exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw RegistryErrors.Silent(request.Host, exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAuthorisedAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var key = (request.Host, request.Scope);
        var answer = await TryAsync(() => request.Message(_tokens.GetValueOrDefault(key)), cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Unauthorized && RegistryChallenge.Of(answer.Headers.WwwAuthenticate) is { } challenge)
        {
            answer.Dispose();
            var authorisation = await AuthoriseAsync(challenge, request, cancellationToken);
            _tokens[key] = authorisation ?? throw RegistryErrors.LoginWanted(request.Image);
            answer = await TryAsync(() => request.Message(authorisation), cancellationToken);
        }

        if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound)
            return answer;
        using (answer)
            throw await RegistryErrors.OfAsync(request, answer, _logins.GetValueOrDefault(request.Host), cancellationToken);
    }

    private async Task<AuthenticationHeaderValue?> AuthoriseAsync(RegistryChallenge challenge, RegistryRequest request, CancellationToken cancellationToken)
    {
        var basic = _logins.TryGetValue(request.Host, out var login) ? Basic(login) : null;
        if (!challenge.IsBearer)
            return basic;

        var address = challenge.TokenAddress(request.Scope);
        if (address.Scheme != Uri.UriSchemeHttps && !RegistryAddress.IsLoopback(address.Authority))
            throw new SlipwayException($"Registry {request.Host} wants the login sent to {address.GetLeftPart(UriPartial.Path)}, which is not encrypted; nothing was sent");

        using var answer = await TryAsync(() => new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = basic } }, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw await RegistryErrors.OfAsync(request, answer, login, cancellationToken);
        return new AuthenticationHeaderValue("Bearer", await TokenAsync(answer, request.Image, cancellationToken));
    }

    private static async Task<string> TokenAsync(HttpResponseMessage answer, ImageReference image, CancellationToken cancellationToken)
    {
        var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var token = RegistryJson.Read(image, content, root => TextOf(root, "token") ?? TextOf(root, "access_token"));
        return token ?? throw RegistryErrors.NotAnImage(image, "no token");
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var text) && text.GetString() is { Length: > 0 } value ? value : null;

    private static AuthenticationHeaderValue Basic(Registry login) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password?.Reveal()}")));

    private async Task<HttpResponseMessage> TryAsync(Func<HttpRequestMessage> message, CancellationToken cancellationToken) =>
        await _retries.ExecuteAsync(
            async token =>
            {
                using var request = message();
                return await _http.SendAsync(request, token);
            },
            cancellationToken);
}
