using System.Globalization;

namespace Backend.Models;

/// <summary>Which model is asked, from LLM_* variables.</summary>
/// <param name="BaseUrl">Where an API as OpenAI documents it begins: <c>https://api.openai.com/v1/</c>.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="ApiKey">The key; null where the server wants none.</param>
/// <param name="TimeLimit">How long an answer may take.</param>
sealed record ModelSettings(Uri BaseUrl, string Model, string? ApiKey, TimeSpan TimeLimit)
{
    /// <summary>In place of an address: a stand-in in this process, which asks nobody and always answers the same.</summary>
    public const string StandIn = "stand-in";

    const int DefaultSeconds = 30;
    const int MostSeconds = 120;

    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => $"{Model} at {BaseUrl}";

    /// <summary>Reads them; null where LLM_BASE_URL is not set or names the stand-in.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static ModelSettings? From(IConfiguration configuration) => configuration["LLM_BASE_URL"] switch
    {
        null or "" or StandIn => null,
        var text => new ModelSettings(
            Address(text),
            configuration["LLM_MODEL"] is { Length: > 0 } model ? model : throw new InvalidOperationException("LLM_MODEL is not set; with LLM_BASE_URL it must name the model."),
            configuration.Secret("LLM_API_KEY"),
            Seconds(configuration["LLM_TIMEOUT_SECONDS"])),
    };

    // With a slash at the end, so that what is appended does not replace the last part.
    static Uri Address(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException($"LLM_BASE_URL must be '{StandIn}' or an address such as https://api.openai.com/v1, not '{text}'.");

    static TimeSpan Seconds(string? text) => text switch
    {
        null or "" => TimeSpan.FromSeconds(DefaultSeconds),
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MostSeconds => TimeSpan.FromSeconds(seconds),
        _ => throw new InvalidOperationException($"LLM_TIMEOUT_SECONDS must be a whole number from 1 to {MostSeconds}, not '{text}'."),
    };
}
