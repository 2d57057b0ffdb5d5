using System.Diagnostics;
using System.Text.Json;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Slipway.Sandbox.Tests.Rollouts;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary>A deploy in a process of its own, which says each operation, waits for a line before it runs it, and can be killed.</summary>
internal static class DeployProcess
{
    /// <summary>First argument of the process; the second is a <see cref="SecondCheckout"/>.</summary>
    public const string Name = "deploy";

    private const string Begins = "begins";

    /// <summary>The process itself.</summary>
    public static async Task<int> RunAsync(string checkout)
    {
        using var application = new SecondApplication(JsonSerializer.Deserialize<SecondCheckout>(checkout)!);
        application.Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new Obedience()).CreateLogger();
        try
        {
            await application.DeployAsync();
            return 0;
        }
        catch (SlipwayException exception)
        {
            await Console.Out.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    /// <summary>Starts the process, and kills it (SIGKILL) at an operation.</summary>
    /// <param name="checkout">What it deploys.</param>
    /// <param name="operation">Which operation, from 1.</param>
    /// <param name="delay">How long after the operation began; null kills before it does anything.</param>
    /// <param name="strike">What happens before it is killed.</param>
    /// <returns>What it said last, where it was faster.</returns>
    public static async Task<string?> KillAsync(SecondCheckout checkout, int operation, TimeSpan? delay, Func<Task> strike)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(DeployProcess).Assembly.Location, Name, JsonSerializer.Serialize(checkout)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        try
        {
            return await FollowAsync(process, operation, delay, strike);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<string?> FollowAsync(Process process, int operation, TimeSpan? delay, Func<Task> strike)
    {
        for (var begun = 1; await process.StandardOutput.ReadLineAsync() is { } line; begun++)
        {
            if (line != Begins)
                return $"{line}\n{await process.StandardOutput.ReadToEndAsync()}";
            if (begun == operation && delay is null)
            {
                await strike();
                return null;
            }

            await process.StandardInput.WriteLineAsync();
            await process.StandardInput.FlushAsync();
            if (begun != operation)
                continue;
            await Task.Delay(delay!.Value, TimeProvider.System);
            await strike();
            return null;
        }

        return null;
    }

    private sealed class Obedience : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (!Operations.IsOne(logEvent))
                return;
            Console.Out.WriteLine(Begins);
            Console.Out.Flush();
            Console.In.ReadLine();
        }
    }
}
