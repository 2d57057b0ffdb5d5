using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Backend.Tests;

/// <summary>A real HTTP server on a port of this machine's loopback that the system chooses.</summary>
public abstract class LoopbackSite : IAsyncLifetime
{
    private WebApplication _site = null!;

    /// <summary>Where it is: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Address => _site.Urls.Single();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.Run(AnswerAsync);
        await _site.StartAsync();
    }

    public virtual async Task DisposeAsync() => await _site.DisposeAsync();

    protected abstract Task AnswerAsync(HttpContext context);
}

/// <summary>Tests that start spans: listeners are the process's, so that one test would hear the other.</summary>
[CollectionDefinition(Name)]
public sealed class SpansCollection
{
    public const string Name = "spans";
}
