using System.Text.Json.Serialization;

namespace Backend.Bookings;

/// <summary>A place for one vessel.</summary>
/// <param name="Number">What a booking names it by.</param>
/// <param name="Name">Where it is.</param>
/// <param name="LengthMetres">How long a vessel it takes, in metres.</param>
public sealed record Berth(int Number, string Name, int LengthMetres);

/// <summary>A vessel that has a berth for some nights.</summary>
/// <param name="Id">Given by the database.</param>
/// <param name="Vessel">The vessel's name.</param>
/// <param name="Berth">The berth's number.</param>
/// <param name="Arrival">The first night.</param>
/// <param name="Departure">The day it leaves; the berth is free again that night.</param>
public sealed record Booking(long Id, string Vessel, int Berth, DateOnly Arrival, DateOnly Departure);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Berth>))]
[JsonSerializable(typeof(IReadOnlyList<Booking>))]
[JsonSerializable(typeof(BookingRequest))]
sealed partial class BookingJson : JsonSerializerContext;
