using Slipway.Sandbox;

namespace Slipway.Sandbox.Tests.Sandbox;

/// <summary>
/// The process that owns a sandbox and is killed: <c>dotnet Slipway.Sandbox.Tests.dll NAME PORT</c>. The test runner loads
/// this assembly and never calls this.
/// </summary>
internal static class Owner
{
    public const string Ready = "the sandbox is up";

    private static async Task Main(string[] arguments)
    {
        await LocalSandbox.UpAsync(new SandboxOptions
        {
            Root = SandboxFixture.Root,
            Name = arguments[0],
            RegistryPort = int.Parse(arguments[1]),
            Servers = [],
            EndsWithProcess = true,
        });
        Console.WriteLine(Ready);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }
}
