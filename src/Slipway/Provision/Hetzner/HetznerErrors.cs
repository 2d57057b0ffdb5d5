using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Slipway.Provision.Hetzner;

/// <summary>What a refusal of Hetzner Cloud means to a person. The token is in a header, so that no message can hold it.</summary>
internal static class HetznerErrors
{
    /// <summary>The error's code; null where the answer has none.</summary>
    public static string? CodeIn(string body) => Read(body)?.Code;

    /// <summary>The error to report.</summary>
    public static SlipwayException Of(string what, HttpResponseMessage response, string body)
    {
        var (error, status) = (Read(body), (int)response.StatusCode);
        var said = error is null ? $"{status}" : $"{status}, {error.Code}: {error.Message}";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new InvalidInputException($"Hetzner Cloud does not accept the token ({said}); it was asked to {what}.", "set HCLOUD_TOKEN to a token of the project, from its console under Security → API tokens"),
            HttpStatusCode.Forbidden => new InvalidInputException($"Hetzner Cloud does not let the token {what} ({said}).", "give a token that may read and write, and look at the project's limits"),
            HttpStatusCode.NotFound => new InvalidInputException($"Hetzner Cloud knows no such thing in this project ({said}); it was asked to {what}.", "look whether HCLOUD_TOKEN is of the right project"),
            HttpStatusCode.Conflict when error?.Code == "uniqueness_error" => new InvalidInputException($"Hetzner Cloud cannot {what}: something of that name or with that key is there already ({said}).", "type the same command again: what is there by now is used; or give another --server-name"),
            HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest => new InvalidInputException($"Hetzner Cloud refuses to {what} ({said}){Fields(error)}.", "correct what it names"),
            HttpStatusCode.TooManyRequests => new SlipwayException($"Hetzner Cloud allows no more requests with this token{Limit(response)} ({said}); it was asked to {what}.", "wait until then; then type the same command again"),
            HttpStatusCode.Locked => new SlipwayException($"Hetzner Cloud is doing something else with it and cannot {what} now ({said}).", "wait a minute; then type the same command again"),
            _ => new SlipwayException($"Hetzner Cloud could not {what} ({said}).", "look at https://status.hetzner.com; then type the same command again: it goes on with what is there"),
        };
    }

    private static string Limit(HttpResponseMessage response)
    {
        var limit = Header(response, "RateLimit-Limit") is { } most ? $": {most} an hour" : "";
        return long.TryParse(Header(response, "RateLimit-Reset"), CultureInfo.InvariantCulture, out var reset)
            ? $"{limit}, all of them again at {DateTimeOffset.FromUnixTimeSeconds(reset):u}"
            : limit;
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Fields that it does not like, as <c>invalid_input</c> lists them.</summary>
    private static string Fields(CloudError? error) =>
        error?.Details is { ValueKind: JsonValueKind.Object } details && details.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? $": {string.Join("; ", fields.EnumerateArray().Select(x => $"{x.GetProperty("name")} {string.Join(", ", x.GetProperty("messages").EnumerateArray().Select(y => y.ToString()))}"))}"
            : "";

    private static CloudError? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, HetznerJson.Default.ErrorAnswer)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
