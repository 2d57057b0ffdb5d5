using Backend.Bookings;
using Backend.Database;
using Hosting;

namespace Backend;

/// <summary>The API, put together.</summary>
static class Api
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddServing();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, BookingJson.Default));
        builder.AddDatabase();
        builder.AddCallers();
        builder.Services.AddOpenApi(ApiDocument.Name, ApiDocument.Describe);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseCallers();
        app.MapHealth();
        app.MapBookings();
        return app;
    }
}
