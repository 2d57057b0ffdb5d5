using Backend.Bookings;

namespace Backend.Tests.Bookings;

public sealed class BookingRequestTests
{
    static readonly BookingRequest s_good = new("Aurora", 2, new(2031, 5, 1), new(2031, 5, 4));

    public static TheoryData<BookingRequest, string> Wrong => new()
    {
        { s_good with { Vessel = null }, "vessel" },
        { s_good with { Vessel = "  " }, "vessel" },
        { s_good with { Vessel = new('x', 61) }, "vessel" },
        { s_good with { Berth = null }, "berth" },
        { s_good with { Berth = 0 }, "berth" },
        { s_good with { Arrival = null }, "arrival" },
        { s_good with { Departure = null }, "departure" },
        { s_good with { Departure = s_good.Arrival }, "departure" },
        { s_good with { Departure = s_good.Arrival!.Value.AddDays(91) }, "departure" },
    };

    [Fact]
    public void A_whole_request_has_no_problems() => s_good.Problems().Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_told_by_field(BookingRequest request, string field) =>
        request.Problems().Keys.Should().Equal(field);

    [Fact]
    public void An_empty_request_names_every_field_at_once() =>
        new BookingRequest(null, null, null, null).Problems().Keys.Should().BeEquivalentTo("vessel", "berth", "arrival", "departure");
}
