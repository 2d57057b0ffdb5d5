using Npgsql;
using NpgsqlTypes;

namespace Backend.Bookings;

/// <summary>What became of a request to book.</summary>
abstract record BookingOutcome
{
    public sealed record Booked(Booking Booking) : BookingOutcome;

    /// <summary>Another vessel has the berth on one of the nights.</summary>
    public sealed record Taken : BookingOutcome;

    public sealed record NoSuchBerth : BookingOutcome;
}

/// <summary>Berths and bookings in Postgres.</summary>
sealed class BookingStore(NpgsqlDataSource database)
{
    const string Columns = "id, vessel, berth, arrival, departure";

    public async Task<IReadOnlyList<Berth>> BerthsAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select number, name, length_metres from berths order by number");
        return await ReadAllAsync(command, row => new Berth(row.GetInt32(0), row.GetString(1), row.GetInt32(2)), cancellation);
    }

    /// <summary>Bookings that are there on <paramref name="today"/> or later, soonest first.</summary>
    public async Task<IReadOnlyList<Booking>> ListAsync(DateOnly today, int limit, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from bookings where departure >= $1 order by arrival, berth limit $2");
        command.Parameters.Add(new() { Value = today });
        command.Parameters.Add(new() { Value = limit });
        return await ReadAllAsync(command, Read, cancellation);
    }

    /// <summary>One booking, or <see langword="null"/>.</summary>
    public async Task<Booking?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from bookings where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Read(reader) : null;
    }

    /// <summary>Stores a request that has no problems; the database decides whether it can be.</summary>
    public async Task<BookingOutcome> AddAsync(BookingRequest request, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"insert into bookings (vessel, berth, arrival, departure) values ($1, $2, $3, $4) returning {Columns}");
        command.Parameters.Add(new() { Value = request.Vessel!.Trim() });
        command.Parameters.Add(new() { Value = request.Berth!.Value });
        command.Parameters.Add(new() { Value = request.Arrival!.Value, NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(new() { Value = request.Departure!.Value, NpgsqlDbType = NpgsqlDbType.Date });
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return new BookingOutcome.Booked(Read(reader));
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return new BookingOutcome.Taken();
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return new BookingOutcome.NoSuchBerth();
        }
    }

    static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    static Booking Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4));
}
