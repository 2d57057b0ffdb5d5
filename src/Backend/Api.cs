using Backend.Advice;
using Backend.Bookings;
using Backend.Database;
using Backend.Metrics;
using Backend.Models;
using Backend.Tracing;
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
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, BookingJson.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(1, AdviceJson.Default);
        });
        builder.AddDatabase();
        builder.AddTracing();
        builder.AddLanguageModel();
        builder.Services.AddSingleton<Adviser>();
        builder.AddCallers();
        builder.AddMetrics();
        builder.Services.AddOpenApi(ApiDocument.Name, ApiDocument.Describe);

        var app = builder.Build();
        app.UseMetrics();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseCallers();
        app.MapHealth();
        app.MapBookings();
        app.MapAdvice();
        return app;
    }
}
