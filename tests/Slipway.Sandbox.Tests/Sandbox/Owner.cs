using Slipway.Sandbox;
using Slipway.Sandbox.Tests.Benches;
using Slipway.Sandbox.Tests.Faults;

namespace Slipway.Sandbox.Tests.Sandbox;

/// <summary>
/// Processes of their own: <c>dotnet Slipway.Sandbox.Tests.dll NAME PORT</c> owns a sandbox and is killed, <c>deploy</c> is
/// killed while it deploys, <c>load</c> asks an application, <c>faults</c> and <c>zero-downtime</c> are scripts of <c>tests/bench</c>. The test runner loads this
/// assembly and never calls this.
/// </summary>
internal static class Owner
{
    public const string Ready = "the sandbox is up";

    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments[0])
        {
            case DeployProcess.Name:
                return await DeployProcess.RunAsync(arguments[1]);
            case FaultBench.Name:
                return await FaultBench.RunAsync(arguments[1..]);
            case LoadProcess.Name:
                return await LoadProcess.RunAsync(arguments[1..]);
            case ZeroDowntimeBench.Name:
                return await ZeroDowntimeBench.RunAsync(arguments[1..]);
        }

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
        return 0;
    }
}
