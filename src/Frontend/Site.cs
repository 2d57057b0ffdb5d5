using Hosting;

namespace Frontend;

/// <summary>The site, put together: files, and what they must know about where they run.</summary>
static class Site
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddServing();
        builder.Services.AddSingleton(ApiAddress.From(builder.Configuration));

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            // Names do not change between releases, so a browser must ask; the entity tag makes that a 304.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.MapHealth();
        app.MapPageConfig();
        return app;
    }
}
