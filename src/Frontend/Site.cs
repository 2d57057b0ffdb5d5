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
        // After the rewrite of "/" to the page, so that it is the page that is found.
        app.UseRouting();
        // Entity tags from the content, and compressed at build time: a browser asks each time and gets a 304 for what it has.
        app.MapStaticAssets();
        app.MapHealth();
        app.MapPageConfig();
        return app;
    }
}
