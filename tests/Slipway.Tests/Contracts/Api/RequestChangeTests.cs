namespace Slipway.Tests.Contracts.Api;

/// <summary>What was accepted must still be: a request may only become wider.</summary>
public sealed class RequestChangeTests
{
    public static TheoryData<string, string, string, string> Table => new()
    {
        { "a new field that must be sent breaks", "{ properties: { a: {} } }", "{ properties: { a: {}, b: {} }, required: [b] }", "! POST /orders/{id} → request → b: is a new field that must be sent" },
        { "a new field that may be sent does not", "{ properties: { a: {} } }", "{ properties: { a: {}, b: {} } }", "POST /orders/{id} → request → b: was added" },
        { "a field that becomes required breaks", "{ properties: { a: {} } }", "{ properties: { a: {} }, required: [a] }", "! POST /orders/{id} → request → a: must be sent now" },
        { "a field that becomes optional does not", "{ properties: { a: {} }, required: [a] }", "{ properties: { a: {} } }", "POST /orders/{id} → request → a: need not be sent any more" },
        { "a field that is no longer read does not", "{ properties: { a: {}, b: {} } }", "{ properties: { a: {} } }", "POST /orders/{id} → request → b: is no longer read" },
        { "a field that is no longer accepted breaks", "{ properties: { a: {}, b: {} }, additionalProperties: false }", "{ properties: { a: {} }, additionalProperties: false }", "! POST /orders/{id} → request → b: is no longer accepted" },
        { "no longer accepting other fields breaks", "{ properties: { a: {} } }", "{ properties: { a: {} }, additionalProperties: false }", "! POST /orders/{id} → request: no other fields are accepted" },
        { "a number that becomes an integer breaks", "{ properties: { a: { type: number } } }", "{ properties: { a: { type: integer } } }", "! POST /orders/{id} → request → a: integer, was number" },
        { "an integer that becomes a number does not", "{ properties: { a: { type: integer } } }", "{ properties: { a: { type: number } } }", "POST /orders/{id} → request → a: number, was integer" },
        { "another type breaks", "{ properties: { a: { type: string } } }", "{ properties: { a: { type: boolean } } }", "! POST /orders/{id} → request → a: boolean, was string" },
        { "one more type does not", "{ properties: { a: { type: string } } }", "{ properties: { a: { type: [string, integer] } } }", "POST /orders/{id} → request → a: integer or string, was string" },
        { "a value that is removed breaks", "{ type: string, enum: [x, y] }", "{ type: string, enum: [x] }", "! POST /orders/{id} → request: the value \"y\" was removed" },
        { "a value that is added does not", "{ type: string, enum: [x] }", "{ type: string, enum: [x, y] }", "POST /orders/{id} → request: the value \"y\" was added" },
        { "only some values breaks", "{ type: string }", "{ type: string, enum: [x] }", "! POST /orders/{id} → request: only \"x\"" },
        { "a smaller maximum breaks", "{ type: integer, maximum: 9 }", "{ type: integer, maximum: 5 }", "! POST /orders/{id} → request: maximum 5, was 9" },
        { "a larger minimum breaks", "{ type: integer }", "{ type: integer, minimum: 1 }", "! POST /orders/{id} → request: minimum 1, was none" },
        { "a smaller minimum does not", "{ type: integer, minimum: 3 }", "{ type: integer, minimum: 1 }", "POST /orders/{id} → request: minimum 1, was 3" },
        { "a smaller length breaks", "{ type: string, maxLength: 60 }", "{ type: string, maxLength: 50 }", "! POST /orders/{id} → request: maxLength 50, was 60" },
        { "a larger length does not", "{ type: string, maxLength: 50 }", "{ type: string, maxLength: 60 }", "POST /orders/{id} → request: maxLength 60, was 50" },
        { "another pattern breaks", "{ type: string, pattern: a }", "{ type: string, pattern: b }", "! POST /orders/{id} → request: pattern b, was a" },
        { "no pattern any more does not", "{ type: string, pattern: a }", "{ type: string }", "POST /orders/{id} → request: pattern none, was a" },
        { "a format breaks", "{ type: string }", "{ type: string, format: date }", "! POST /orders/{id} → request: date format, was without" },
        { "a wider format does not", "{ type: integer, format: int32 }", "{ type: integer, format: int64 }", "POST /orders/{id} → request: int64 format, was int32" },
        { "no longer accepting null breaks", "{ type: [string, 'null'] }", "{ type: string }", "! POST /orders/{id} → request: may no longer be null" },
        { "accepting null does not", "{ type: string }", "{ type: [string, 'null'] }", "POST /orders/{id} → request: may be null" },
        { "what only the server writes is no part of a request", "{ properties: { a: {} } }", "{ properties: { a: {}, id: { type: integer, readOnly: true } }, required: [id] }", "" },
        { "an alternative that is gone breaks", "{ oneOf: [{ type: string }, { type: boolean }] }", "{ type: string }", "! POST /orders/{id} → request: is no longer boolean" },
        { "a new alternative does not", "{ type: string }", "{ anyOf: [{ type: string }, { type: boolean }] }", "POST /orders/{id} → request: may be boolean" },
        { "the fields of all parts count", "{ allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }", "{ allOf: [{ properties: { a: {} } }, { properties: { b: {} }, required: [b] }] }", "! POST /orders/{id} → request → b: must be sent now" },
        { "the same said with parts is the same", "{ allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }", "{ properties: { a: {}, b: {} } }", "" },
        { "items are compared", "{ type: array, items: { type: number } }", "{ type: array, items: { type: integer } }", "! POST /orders/{id} → request → []: integer, was number" },
        { "values of maps are compared", "{ additionalProperties: { type: number } }", "{ additionalProperties: { type: integer } }", "! POST /orders/{id} → request → *: integer, was number" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void In_a_request(string rule, string running, string wanted, string expected) =>
        Some.Changes(Some.Request(running), Some.Request(wanted)).Should().Equal(expected.Length == 0 ? [] : [expected], rule);

    [Fact]
    public void A_body_that_must_be_sent_now_breaks()
    {
        const string Responses = "responses: { '204': { description: done } }";
        var wanted = Some.Operation($"requestBody: {{ required: true, content: {{ text/plain: {{}} }} }}\n{Responses}");

        Some.Changes(Some.Operation(Responses), wanted).Should().Equal("! POST /orders/{id} → request: must be sent now");
        Some.Changes(Some.Operation($"requestBody: {{ content: {{ text/plain: {{}} }} }}\n{Responses}"), wanted).Should().Equal("! POST /orders/{id} → request: must be sent now");
    }

    [Fact]
    public void A_media_type_that_is_no_longer_read_breaks()
    {
        const string Format = "requestBody: {{ content: {{ {0}: {{}} }} }}\nresponses: {{ '204': {{ description: done }} }}";

        Some.Changes(Some.Operation(string.Format(null, Format, "text/csv")), Some.Operation(string.Format(null, Format, "text/plain")))
            .Should().Equal("! POST /orders/{id} → request: text/csv was removed", "POST /orders/{id} → request: text/plain was added");
    }
}
