using System.Security.Cryptography;
using Slipway.Sandbox;

namespace Slipway.Sandbox.Tests.Sandbox;

/// <summary>A sandbox of one test, for tests that break it.</summary>
internal sealed class OwnSandbox : IAsyncDisposable
{
    public required SandboxOptions Options { get; init; }

    public required RunningSandbox Running { get; init; }

    public static async Task<OwnSandbox> UpAsync(SandboxFixture fixture)
    {
        var options = new SandboxOptions
        {
            Root = SandboxFixture.Root,
            Name = $"{fixture.Name}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}",
            RegistryPort = SandboxFixture.FreePort(),
            Servers = [new("one", fixture.NextAddress()) { Domains = ["one.sandbox.test"] }],
            EndsWithProcess = true,
        };
        return new() { Options = options, Running = await LocalSandbox.UpAsync(options) };
    }

    public Task<string> ContainersAsync(string format) => SandboxFixture.DockerAsync(
        "ps", "--all", "--filter", $"label=dev.slipway.sandbox={Options.Name}", "--format", format);

    public Task<string> LeftAsync() => LeftAsync(Options.Name);

    /// <summary>Containers, volumes and networks that carry the label of the sandbox <paramref name="name"/>.</summary>
    public static async Task<string> LeftAsync(string name)
    {
        var filter = $"label=dev.slipway.sandbox={name}";
        return await SandboxFixture.DockerAsync("ps", "--all", "--quiet", "--filter", filter)
            + await SandboxFixture.DockerAsync("volume", "ls", "--quiet", "--filter", filter)
            + await SandboxFixture.DockerAsync("network", "ls", "--quiet", "--filter", filter);
    }

    public async ValueTask DisposeAsync() => await LocalSandbox.DownAsync(Options);
}
