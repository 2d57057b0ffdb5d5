using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Backend;

/// <summary>What the API promises its callers, as OpenAPI says it: <c>src/Backend/openapi.json</c>, written by the build.</summary>
static class ApiDocument
{
    /// <summary>The argument, before a file's name, that makes the backend write the document instead of serving.</summary>
    public const string Argument = "openapi";

    /// <summary>The one document.</summary>
    public const string Name = "v1";

    // Nothing is asked for its document before it has a database; none is opened for it.
    static readonly string[] s_settings = ["--DATABASE_HOST=none", "--DATABASE_NAME=none", "--DATABASE_USER=none", "--DATABASE_PASSWORD=none"];

    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "The slipway's berths and bookings", Version = Name };
            // Where it runs is no part of what it promises.
            document.Servers = [];
            return Task.CompletedTask;
        });
    }

    /// <summary>Writes it, and leaves a file that says the same alone.</summary>
    public static async Task<int> WriteAsync(string file)
    {
        var text = await TextAsync();
        if (!File.Exists(file) || await File.ReadAllTextAsync(file) != text)
            await File.WriteAllTextAsync(file, text);
        return 0;
    }

    /// <summary>The document of this build.</summary>
    public static async Task<string> TextAsync()
    {
        await using var app = Api.Build(s_settings);
        // Endpoints are described once they are routed.
        app.UseEndpoints(_ => { });
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n";
    }
}
