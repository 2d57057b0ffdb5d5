using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Slipway.Contracts.Api;

/// <summary>Reads OpenAPI 2.0 to 3.1, JSON or YAML.</summary>
public static class ApiDocument
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="InvalidInputException">It is not an OpenAPI document.</exception>
    public static OpenApiDocument Parse(string text, string name)
    {
        var settings = new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetEmptyRuleSet() };
        settings.AddYamlReader();
        var format = text.AsSpan().TrimStart() is ['{', ..] ? OpenApiConstants.Json : OpenApiConstants.Yaml;
        try
        {
            var result = OpenApiDocument.Parse(text, format, settings);
            return result.Document is { Paths: not null } document && Fatal(result.Diagnostic) is null
                ? document
                : throw Invalid(name, Fatal(result.Diagnostic) ?? "it has no paths");
        }
        catch (Exception exception) when (exception is not InvalidInputException and not OutOfMemoryException)
        {
            // The readers let through whatever their parsers throw at text that is no JSON and no YAML.
            throw Invalid(name, exception.Message, exception);
        }
    }

    private static string? Fatal(OpenApiDiagnostic? diagnostic) =>
        diagnostic?.Errors is [var first, ..] ? first.Pointer is { Length: > 0 } pointer ? $"{first.Message} at {pointer}" : first.Message : null;

    private static InvalidInputException Invalid(string name, string reason, Exception? inner = null) =>
        new($"{name} is not an OpenAPI document (2.0 to 3.1, JSON or YAML) that can be read: {reason}", $"write {name} anew: build the project that generates it", inner);
}
