namespace Slipway.Tests.Contracts.Api;

/// <summary>What was promised must still be kept: a response may only become narrower.</summary>
public sealed class ResponseChangeTests
{
    public static TheoryData<string, string, string, string> Table => new()
    {
        { "a field that is removed breaks", "{ properties: { a: {}, b: {} } }", "{ properties: { a: {} } }", "! POST /orders/{id} → response 200 → b: was removed" },
        { "a field that is added does not", "{ properties: { a: {} } }", "{ properties: { a: {}, b: {} }, required: [b] }", "POST /orders/{id} → response 200 → b: was added" },
        { "a field that may be missing breaks", "{ properties: { a: {} }, required: [a] }", "{ properties: { a: {} } }", "! POST /orders/{id} → response 200 → a: may be missing now" },
        { "a field that is always there does not", "{ properties: { a: {} } }", "{ properties: { a: {} }, required: [a] }", "POST /orders/{id} → response 200 → a: is always there now" },
        { "a number that becomes an integer does not", "{ type: number }", "{ type: integer }", "POST /orders/{id} → response 200: integer, was number" },
        { "an integer that becomes a number breaks", "{ type: integer }", "{ type: number }", "! POST /orders/{id} → response 200: number, was integer" },
        { "one more type breaks", "{ type: string }", "{ type: [string, integer] }", "! POST /orders/{id} → response 200: integer or string, was string" },
        { "null breaks", "{ type: string }", "{ type: [string, 'null'] }", "! POST /orders/{id} → response 200: may be null" },
        { "null as an alternative breaks", "{ properties: { a: { type: object } } }", "{ properties: { a: { oneOf: [{ type: 'null' }, { type: object }] } } }", "! POST /orders/{id} → response 200 → a: may be null" },
        { "no null any more does not", "{ type: [string, 'null'] }", "{ type: string }", "POST /orders/{id} → response 200: may no longer be null" },
        { "a value that is removed breaks who waits for it", "{ type: string, enum: [x, y] }", "{ type: string, enum: [x] }", "! POST /orders/{id} → response 200: the value \"y\" was removed" },
        { "a value that is added does not", "{ type: string, enum: [x] }", "{ type: string, enum: [x, y] }", "POST /orders/{id} → response 200: the value \"y\" was added" },
        { "any value at all breaks", "{ type: string, enum: [x] }", "{ type: string }", "! POST /orders/{id} → response 200: any value, was only \"x\"" },
        { "a larger length breaks", "{ type: string, maxLength: 50 }", "{ type: string, maxLength: 60 }", "! POST /orders/{id} → response 200: maxLength 60, was 50" },
        { "a smaller length does not", "{ type: string, maxLength: 60 }", "{ type: string, maxLength: 50 }", "POST /orders/{id} → response 200: maxLength 50, was 60" },
        { "no format any more breaks", "{ type: string, format: date }", "{ type: string }", "! POST /orders/{id} → response 200: without format, was date" },
        { "a new alternative breaks", "{ type: string }", "{ oneOf: [{ type: string }, { type: boolean }] }", "! POST /orders/{id} → response 200: may be boolean" },
        { "an alternative that is gone does not", "{ oneOf: [{ type: string }, { type: boolean }] }", "{ type: string }", "POST /orders/{id} → response 200: is no longer boolean" },
        { "what is only written is no part of a response", "{ properties: { a: {}, pin: { type: string, writeOnly: true } } }", "{ properties: { a: {} } }", "" },
        { "a field that is written only now breaks who reads it", "{ properties: { a: {} } }", "{ properties: { a: { writeOnly: true } } }", "! POST /orders/{id} → response 200 → a: was removed" },
        { "a field deep inside is named by its path", "{ properties: { lines: { type: array, items: { properties: { count: {} } } } } }", "{ properties: { lines: { type: array, items: { properties: {} } } } }", "! POST /orders/{id} → response 200 → lines[].count: was removed" },
        { "a map that is gone breaks", "{ additionalProperties: { type: string } }", "{ additionalProperties: false }", "! POST /orders/{id} → response 200 → *: was removed" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void In_a_response(string rule, string running, string wanted, string expected) =>
        Some.Changes(Some.Response(running), Some.Response(wanted)).Should().Equal(expected.Length == 0 ? [] : [expected], rule);

    [Fact]
    public void A_response_that_is_removed_breaks() =>
        Some.Changes(Some.Operation("responses: { '200': { description: a }, '404': { description: b } }"), Some.Operation("responses: { '200': { description: a } }"))
            .Should().Equal("! POST /orders/{id} → response 404: the response was removed");

    [Fact]
    public void A_response_that_is_in_a_range_now_is_still_there() =>
        Some.Changes(Some.Operation("responses: { '200': { description: a }, '404': { description: b } }"), Some.Operation("responses: { '200': { description: a }, '4XX': { description: b } }"))
            .Should().Equal("POST /orders/{id} → response 4XX: the response was added");

    [Fact]
    public void A_media_type_that_is_no_longer_answered_breaks() =>
        Some.Changes(
                Some.Operation("responses: { '200': { description: a, content: { application/json: {}, text/csv: {} } } }"),
                Some.Operation("responses: { '200': { description: a, content: { 'application/json; charset=utf-8': {} } } }"))
            .Should().Equal("! POST /orders/{id} → response 200: text/csv was removed");

    [Fact]
    public void A_header_that_is_removed_breaks() =>
        Some.Changes(
                Some.Operation("responses: { '201': { description: a, headers: { Location: { schema: { type: string } } } } }"),
                Some.Operation("responses: { '201': { description: a } }"))
            .Should().Equal("! POST /orders/{id} → response 201 → header Location: was removed");
}
