using Backend.Bookings;
using Hosting;
using Npgsql;

namespace Backend.Database;

static class DatabaseExtensions
{
    /// <summary>Registers Postgres, what is stored in it and its health.</summary>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var connection = ConnectionSettings.From(builder.Configuration);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        builder.Services.AddSingleton(services => new BookingStore(services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddSingleton<IHealthComponent>(services => new DatabaseHealth(services.GetRequiredService<NpgsqlDataSource>()));
    }
}
