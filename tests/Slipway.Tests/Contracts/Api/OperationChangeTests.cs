namespace Slipway.Tests.Contracts.Api;

public sealed class OperationChangeTests
{
    private const string Done = "responses: { '204': { description: done } }";

    [Fact]
    public void A_path_that_is_removed_breaks() =>
        Some.Changes(Some.Operation(Done), Some.Operation(Done).Replace("/orders/{id}", "/orders", StringComparison.Ordinal))
            .Should().Equal("! /orders/{id}: the path was removed", "/orders: the path was added");

    [Fact]
    public void An_operation_that_is_removed_breaks() =>
        Some.Changes(Some.Operation(Done), Some.Operation(Done).Replace("post:", "put:", StringComparison.Ordinal))
            .Should().Equal("! POST /orders/{id}: the operation was removed", "PUT /orders/{id}: the operation was added");

    [Fact]
    public void A_parameter_in_the_path_may_have_another_name() =>
        Some.Changes(Some.Operation($"{Parameter("path", "id", required: true)}\n{Done}"),
                Some.Operation($"{Parameter("path", "order", required: true)}\n{Done}").Replace("{id}", "{order}", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Fact]
    public void A_new_parameter_that_must_be_sent_breaks() =>
        Some.Changes(Some.Operation(Done), Some.Operation($"{Parameter("query", "limit", required: true)}\n{Done}"))
            .Should().Equal("! POST /orders/{id} → parameter query limit: is a new parameter that must be sent");

    [Fact]
    public void A_parameter_that_becomes_required_breaks() =>
        Some.Changes(Some.Operation($"{Parameter("query", "limit")}\n{Done}"), Some.Operation($"{Parameter("query", "limit", required: true)}\n{Done}"))
            .Should().Equal("! POST /orders/{id} → parameter query limit: must be sent now");

    [Fact]
    public void A_parameter_that_is_narrowed_breaks() =>
        Some.Changes(Some.Operation($"{Parameter("query", "limit", type: "number")}\n{Done}"), Some.Operation($"{Parameter("query", "limit", type: "integer")}\n{Done}"))
            .Should().Equal("! POST /orders/{id} → parameter query limit: integer, was number");

    [Fact]
    public void A_new_parameter_that_may_be_sent_and_one_that_is_no_longer_read_do_not() =>
        Some.Changes(Some.Operation($"{Parameter("query", "limit")}\n{Done}"), Some.Operation($"{Parameter("query", "first")}\n{Done}"))
            .Should().Equal("POST /orders/{id} → parameter query first: was added", "POST /orders/{id} → parameter query limit: is no longer read");

    [Fact]
    public void A_header_has_the_same_name_in_any_case() =>
        Some.Changes(Some.Operation($"{Parameter("header", "X-Tenant", required: true)}\n{Done}"), Some.Operation($"{Parameter("header", "x-tenant", required: true)}\n{Done}"))
            .Should().BeEmpty();

    [Fact]
    public void Asking_for_credentials_breaks() =>
        Some.Changes(Some.Operation(Done, Schemes), Some.Operation($"security: [{{ key: [] }}]\n{Done}", Schemes))
            .Should().Equal("! POST /orders/{id}: security: X-Key in header, was nothing");

    [Fact]
    public void Asking_for_one_more_scope_breaks() =>
        Some.Changes(Some.Operation($"security: [{{ user: [read] }}]\n{Done}", Schemes), Some.Operation($"security: [{{ user: [read, write] }}]\n{Done}", Schemes))
            .Should().ContainSingle().Which.Should().StartWith("! POST /orders/{id}: security:");

    [Fact]
    public void Another_way_in_and_no_need_for_one_do_not()
    {
        var key = Some.Operation($"security: [{{ key: [] }}]\n{Done}", Schemes);

        Some.Changes(key, Some.Operation($"security: [{{ key: [] }}, {{ user: [read] }}]\n{Done}", Schemes)).Should().ContainSingle().Which.Should().StartWith("POST");
        Some.Changes(key, Some.Operation($"security: []\n{Done}", Schemes)).Should().ContainSingle().Which.Should().StartWith("POST");
    }

    [Fact]
    public void A_key_that_is_sent_elsewhere_breaks() =>
        Some.Changes(Some.Operation($"security: [{{ key: [] }}]\n{Done}", Schemes), Some.Operation($"security: [{{ key: [] }}]\n{Done}", Schemes.Replace("in: header", "in: query", StringComparison.Ordinal)))
            .Should().ContainSingle().Which.Should().StartWith("! POST");

    private const string Schemes =
        """
        securitySchemes:
          key: { type: apiKey, name: X-Key, in: header }
          user: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://x.test', scopes: { read: r, write: w } } } }
        """;

    private static string Parameter(string place, string name, bool required = false, string type = "string") =>
        $"parameters: [{{ in: {place}, name: {name}, required: {(required ? "true" : "false")}, schema: {{ type: {type} }} }}]";
}
