using Slipway.Contracts.Api;

namespace Slipway.Tests.Contracts.Api;

public sealed class ReferenceTests
{
    private const string Node = "{ $ref: '#/components/schemas/Node' }";

    [Fact]
    public void A_schema_that_contains_itself_is_compared_once() =>
        Some.Changes(
                Some.Response(Node, "schemas: { Node: { properties: { value: { type: integer }, children: { type: array, items: { $ref: '#/components/schemas/Node' } } } } }"),
                Some.Response(Node, "schemas: { Node: { properties: { value: { type: number }, children: { type: array, items: { $ref: '#/components/schemas/Node' } } } } }"))
            .Should().Equal("! POST /orders/{id} → response 200 → value: number, was integer");

    [Fact]
    public void A_reference_and_what_it_refers_to_are_the_same() =>
        Some.Changes(Some.Response(Node, "schemas: { Node: { type: integer } }"), Some.Response("{ type: integer }")).Should().BeEmpty();

    [Fact]
    public void A_schema_that_is_part_of_itself_ends() =>
        Some.Changes(
                Some.Response(Node, "schemas: { Node: { allOf: [{ $ref: '#/components/schemas/Node' }, { type: integer }] } }"),
                Some.Response(Node, "schemas: { Node: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: integer }] } }"))
            .Should().NotBeNull();

    [Fact]
    public void Many_schemas_that_all_contain_each_other_are_compared_in_no_time()
    {
        var names = Enumerable.Range(0, 40).Select(x => $"S{x}").ToArray();
        string Schemas(string type) => "schemas:\n" + string.Join('\n', names.Select(x =>
            $"  {x}: {{ properties: {{ v: {{ type: {type} }}, {string.Join(", ", names.Select(y => $"{y}: {{ $ref: '#/components/schemas/{y}' }}"))} }} }}"));

        var changes = Some.Changes(Some.Response("{ $ref: '#/components/schemas/S0' }", Schemas("integer")), Some.Response("{ $ref: '#/components/schemas/S0' }", Schemas("number")));

        changes.Should().HaveCount(names.Length);
    }

    [Fact]
    public void An_alternative_is_found_by_its_name_whatever_its_place() =>
        Some.Changes(
                Some.Response("{ oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Cash' }] }", Payments("[number]")),
                Some.Response("{ oneOf: [{ $ref: '#/components/schemas/Cash' }, { $ref: '#/components/schemas/Card' }] }", Payments("[]")))
            .Should().Equal("! POST /orders/{id} → response 200 → number: may be missing now");

    [Fact]
    public void A_document_is_read_as_JSON_too() =>
        ApiDocument.Parse("""{ "openapi": "3.0.3", "info": { "title": "a", "version": "1" }, "paths": { "/a": { "get": { "responses": { "200": { "description": "" } } } } } }""", "a.json")
            .Paths.Should().ContainKey("/a");

    [Theory]
    [InlineData("{")]
    [InlineData("a: b")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("just words")]
    public void What_is_no_document_is_refused_by_the_name_of_its_file(string text) =>
        FluentActions.Invoking(() => ApiDocument.Parse(text, "api/openapi.yaml")).Should().Throw<InvalidInputException>().WithMessage("api/openapi.yaml*");

    private static string Payments(string required) =>
        $$"""
        schemas:
          Card: { type: object, properties: { number: { type: string } }, required: {{required}} }
          Cash: { type: object, properties: { change: { type: number } }, required: [change] }
        """;
}
