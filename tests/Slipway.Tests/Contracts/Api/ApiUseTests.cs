using Slipway.Contracts.Api;

namespace Slipway.Tests.Contracts.Api;

public sealed class ApiUseTests
{
    private static readonly ApiUse s_use = ApiUse.Parse(
        """
        {"operations": [
          {"method": "GET", "path": "/orders/{id}", "reads": ["lines[].count", "customer", "tags.*"]},
          {"method": "POST", "path": "/orders", "sends": ["customer", "lines[].item"], "reads": []},
          {"method": "DELETE", "path": "/orders/{id}"}
        ]}
        """,
        "api-use.json");

    [Theory]
    [InlineData("lines[].count", true)]
    [InlineData("lines[]", true)]
    [InlineData("lines[].price", false)]
    [InlineData("customer.address.street", true)]
    [InlineData("customers", false)]
    [InlineData("tags.colour", true)]
    [InlineData("note", false)]
    [InlineData("", true)]
    public void Of_an_answer_it_needs_the_fields_that_it_reads_what_holds_them_and_what_is_in_them(string field, bool needed) =>
        s_use.Needs(Change("GET", "/orders/{order}", ApiPart.Response, field)).Should().Be(needed);

    [Theory]
    [InlineData("customer", ChangeKind.Required, false)]
    [InlineData("discount", ChangeKind.Required, true)]
    [InlineData("customer", ChangeKind.Narrowed, true)]
    [InlineData("lines[].item", ChangeKind.Removed, true)]
    [InlineData("discount", ChangeKind.Removed, false)]
    public void Of_a_request_it_needs_what_it_sends_and_not_to_have_to_send_more(string field, ChangeKind kind, bool needed) =>
        s_use.Needs(Change("POST", "/orders", ApiPart.Request, field, kind)).Should().Be(needed);

    [Theory]
    [InlineData("GET", "/orders/{id}", true)]
    [InlineData("get", "/orders/{number}", true)]
    [InlineData(null, "/orders/{id}", true)]
    [InlineData("PUT", "/orders/{id}", false)]
    [InlineData("GET", "/orders", false)]
    [InlineData("GET", "/invoices", false)]
    public void What_concerns_a_whole_operation_it_needs_where_it_calls_it(string? method, string path, bool needed) =>
        s_use.Needs(Change(method, path, ApiPart.Operation, "")).Should().Be(needed);

    [Fact]
    public void Where_it_does_not_say_which_fields_it_needs_all() => s_use.Needs(Change("DELETE", "/orders/{id}", ApiPart.Response, "note")).Should().BeTrue();

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"operations": null}""")]
    [InlineData("""{"operations": [{"method": "GET"}]}""")]
    [InlineData("""{"operations": [{"method": "", "path": "/"}]}""")]
    [InlineData("nothing")]
    public void What_is_not_that_is_refused_with_its_name_and_an_example(string text) =>
        FluentActions.Invoking(() => ApiUse.Parse(text, "web/use.json")).Should().Throw<InvalidInputException>().WithMessage("web/use.json*operations*reads*");

    private static ApiChange Change(string? method, string path, ApiPart part, string field, ChangeKind kind = ChangeKind.Removed) =>
        new(new ApiPlace(path) { Method = method, Part = part, Field = field }, kind, "is gone", IsBreaking: true);
}
