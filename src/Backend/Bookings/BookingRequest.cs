namespace Backend.Bookings;

/// <summary>What a caller sends to book a berth. Every part may be missing: the answer then names it.</summary>
public sealed record BookingRequest(string? Vessel, int? Berth, DateOnly? Arrival, DateOnly? Departure)
{
    const int LongestName = 60;
    const int LongestStay = 90;

    /// <summary>What is wrong, by field; empty when the booking can be tried.</summary>
    public Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Vessel))
            problems["vessel"] = ["Name the vessel."];
        else if (Vessel.Trim().Length > LongestName)
            problems["vessel"] = [$"A vessel's name has at most {LongestName} characters."];

        if (Berth is not > 0)
            problems["berth"] = ["Choose a berth."];

        if (Arrival is null)
            problems["arrival"] = ["Say when the vessel arrives, as YYYY-MM-DD."];
        if (Departure is null)
            problems["departure"] = ["Say when the vessel leaves, as YYYY-MM-DD."];
        else if (Arrival >= Departure)
            problems["departure"] = ["The vessel must leave after it arrives."];
        else if (Arrival is { } arrival && Departure.Value.DayNumber - arrival.DayNumber > LongestStay)
            problems["departure"] = [$"A stay has at most {LongestStay} nights."];

        return problems;
    }
}
