using Backend.Tracing;

namespace Backend.Models;

static class ModelExtensions
{
    /// <summary>The longest answer of a model that is read, in bytes.</summary>
    const int LongestAnswer = 1024 * 1024;

    /// <summary>Registers the model that LLM_BASE_URL names, traced.</summary>
    public static void AddLanguageModel(this WebApplicationBuilder builder)
    {
        var settings = ModelSettings.From(builder.Configuration);
        var isStandIn = builder.Configuration["LLM_BASE_URL"] == ModelSettings.StandIn;
        builder.Services.AddSingleton<ILanguageModel>(services => new TracedModel(
            settings is not null ? new OpenAiModel(Client(), settings, services.GetRequiredService<TimeProvider>())
            : isStandIn ? new StandInModel()
            : new NoModel(),
            services.GetRequiredService<LangfuseSettings>()));
    }

    static HttpClient Client()
    {
#pragma warning disable CA2000 // The client disposes its handler, and lives as long as the process.
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(5) };
#pragma warning restore CA2000
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
    }
}
