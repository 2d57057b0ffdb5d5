using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Slipway.Sandbox.Tests.Rollouts;

namespace Slipway.Sandbox.Tests.Benches;

/// <summary>
/// The <see cref="Load"/> of a benchmark in a process of its own, as users are: a request never waits for a thread, a lock or a
/// garbage collection of the deploy.
/// </summary>
internal sealed class LoadProcess : IAsyncDisposable
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "load";

    private const string Ready = "asking";

    private readonly Process _process;
    private readonly long _started;

    private LoadProcess(Process process) => (_process, _started) = (process, TimeProvider.System.GetTimestamp());

    /// <summary>Time since the start.</summary>
    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_started);

    /// <summary>Starts asking the second application.</summary>
    /// <param name="application">Where its addresses lead, and whom it trusts.</param>
    /// <param name="perSecond">Requests a second.</param>
    public static async Task<LoadProcess> StartAsync(SecondApplication application, int perSecond)
    {
        // In a session of its own: Linux shares the processor out among sessions first, and that of the deploy steps back.
        var start = new ProcessStartInfo("setsid", ["dotnet", "exec", typeof(LoadProcess).Assembly.Location, Name, perSecond.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (host, target) in application.Environment.Smoke!.Resolve)
            start.ArgumentList.Add($"{host}={target}");
        var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(await application.TrustedRootAsync())));
        if (await process.StandardOutput.ReadLineAsync() != Ready)
            throw new InvalidOperationException("The process of the load did not start.");
        return new LoadProcess(process);
    }

    /// <summary>The process itself.</summary>
    /// <param name="arguments">Requests a second, then <c>host=target</c> each.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = Encoding.UTF8.GetString(Convert.FromBase64String((await Console.In.ReadLineAsync())!));
        var resolve = arguments[1..].Select(x => x.Split('=', 2)).ToImmutableDictionary(x => x[0], x => x[1]);
        await using var load = new Load(resolve, root, int.Parse(arguments[0], CultureInfo.InvariantCulture));
        Console.WriteLine(Ready);
        // Ends with whoever started it, also when that one dies.
        await Console.In.ReadToEndAsync();
        await load.StopAsync();
        Console.WriteLine(load.Requests);
        Console.WriteLine(load.Failures.Count);
        foreach (var failure in load.Failures)
            Console.WriteLine(failure.ReplaceLineEndings(" "));
        foreach (var (at, took) in load.Answers)
            Console.WriteLine($"{at.Ticks} {took.Ticks}");
        return 0;
    }

    /// <summary>Stops asking and waits for the answers that are due.</summary>
    public async Task<LoadResult> StopAsync()
    {
        _process.StandardInput.Close();
        var lines = (await _process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await _process.WaitForExitAsync();
        var failed = int.Parse(lines[1], CultureInfo.InvariantCulture);
        return new LoadResult(
            int.Parse(lines[0], CultureInfo.InvariantCulture),
            [.. lines[2..(failed + 2)]],
            [.. lines[(failed + 2)..].Select(x => x.Split(' ')).Select(x => (Ticks(x[0]), Ticks(x[1])))]);
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static TimeSpan Ticks(string text) => new(long.Parse(text, CultureInfo.InvariantCulture));
}

/// <summary>What became of a <see cref="LoadProcess"/>'s requests.</summary>
/// <param name="Requests">How many were begun.</param>
/// <param name="Failures">What went wrong, one line a request.</param>
/// <param name="Answers">Every good answer: when it was asked for, since the start, and how long it took.</param>
internal sealed record LoadResult(int Requests, ImmutableArray<string> Failures, ImmutableArray<(TimeSpan At, TimeSpan Took)> Answers);
