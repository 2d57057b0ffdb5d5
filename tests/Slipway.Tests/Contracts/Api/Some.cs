using Slipway.Contracts.Api;

namespace Slipway.Tests.Contracts.Api;

/// <summary>Small APIs, written as people write them.</summary>
internal static class Some
{
    /// <summary>An API with one operation, <c>POST /orders/{id}</c>; a text below <c>post:</c> is part of it.</summary>
    public static string Operation(string text, string components = "") =>
        $"""
        openapi: 3.1.0
        info: { "{ title: Orders, version: '1' }" }
        paths:
          /orders/{"{id}"}:
            post:
        {Indent(text, 6)}
        components:
        {Indent(components.Length == 0 ? "schemas: {}" : components, 2)}
        """;

    /// <summary>An operation whose request body has a schema.</summary>
    public static string Request(string schema, string components = "") => Operation(
        $$"""
        requestBody: { required: true, content: { application/json: { schema: {{schema}} } } }
        responses: { '204': { description: done } }
        """,
        components);

    /// <summary>An operation whose response 200 has a schema.</summary>
    public static string Response(string schema, string components = "") => Operation(
        $$"""
        responses: { '200': { description: an order, content: { application/json: { schema: {{schema}} } } } }
        """,
        components);

    /// <summary>What differs, one sentence each; breaking changes begin with an exclamation mark.</summary>
    public static string[] Changes(string running, string wanted) =>
        [.. ApiComparison.Compare(ApiDocument.Parse(running, "running"), ApiDocument.Parse(wanted, "wanted")).Select(x => (x.IsBreaking ? "! " : "") + x)];

    private static string Indent(string text, int by) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(x => new string(' ', by) + x));
}
