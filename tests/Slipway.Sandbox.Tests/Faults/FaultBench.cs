using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Slipway.Sandbox.Tests.Faults;

/// <summary><c>tests/bench/faults</c>: every fault at every operation, or a walk at random.</summary>
internal static class FaultBench
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "faults";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = FaultOptions.Parse(arguments);
        var results = await SandboxFixture.UseAsync(sandbox => options.Walk is { } steps ? WalkAsync(sandbox, steps, options) : MatrixAsync(sandbox, options));
        Console.WriteLine($"faults {results.Count} survived {results.Count(x => x.Survived)}");
        return results.All(x => x.Survived) ? 0 : 1;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The using owns what the awaited preparation gives.")]
    private static async Task<List<TrialResult>> MatrixAsync(SandboxFixture sandbox, FaultOptions options)
    {
        var results = new List<TrialResult>();
        var rows = new List<string>();
        Rehearsal? rehearsal = null;
        foreach (var faults in Fault.All.Where(options.Includes).GroupBy(x => x.NeedsSmallDisk).OrderBy(x => x.Key))
        {
            using var ground = await FaultGround.PrepareAsync(sandbox, faults.Key);
            await ground.ChangeAsync();
            rehearsal = await Rehearsal.RunAsync(ground);
            foreach (var fault in faults)
            {
                var row = new List<string>();
                foreach (var operation in Enumerable.Range(1, rehearsal.Operations.Length).Where(options.Includes))
                    row.Add(string.Join('/', [await CellAsync(fault, operation, null), await CellAsync(fault, operation, rehearsal.HalfOf(operation))]));
                rows.Add($"| {fault,-26} | {string.Join(" | ", row.Select(x => $"{x,-9}"))} |");
            }

            async Task<string> CellAsync(Fault fault, int operation, TimeSpan? delay)
            {
                var old = ground.Wanted;
                await ground.ChangeAsync();
                return Report(results, await new Trial(fault, operation, delay).RunAsync(ground, old));
            }
        }

        Console.WriteLine("What serves after each fault and before the next deploy: struck before the operation / half-way through it.");
        for (var i = 0; i < rehearsal?.Operations.Length; i++)
            Console.WriteLine($"{i + 1}. {rehearsal.Operations[i]}");
        rows.ForEach(Console.WriteLine);
        return results;
    }

    [SuppressMessage("Security", "CA5394", Justification = "A walk that a seed repeats; nothing is kept secret by it.")]
    private static async Task<List<TrialResult>> WalkAsync(SandboxFixture sandbox, int steps, FaultOptions options)
    {
        Console.WriteLine($"seed {options.Seed}");
        var random = new Random(options.Seed);
        var results = new List<TrialResult>();
        var grounds = new Dictionary<bool, FaultGround>();
        try
        {
            for (var step = 1; step <= steps; step++)
            {
                var candidates = Fault.All.Where(options.Includes).ToImmutableArray();
                var fault = candidates[random.Next(candidates.Length)];
                var parts = random.Next(1, 8);
                var (fraction, isBefore, delay) = (random.NextDouble(), random.Next(3) == 0, TimeSpan.FromMilliseconds(random.Next(1200)));
                if (!grounds.TryGetValue(fault.NeedsSmallDisk, out var ground))
                    grounds[fault.NeedsSmallDisk] = ground = await FaultGround.PrepareAsync(sandbox, fault.NeedsSmallDisk);
                var old = ground.Wanted;
                await ground.ChangeAsync(core: (parts & 1) != 0, web: (parts & 2) != 0, edge: (parts & 4) != 0);
                var operations = await ground.CountOperationsAsync();
                Console.Write($"{step}. {old} → {ground.Wanted}: ");
                Report(results, await new Trial(fault, 1 + (int)(fraction * operations), isBefore ? null : delay).RunAsync(ground, old));
            }
        }
        finally
        {
            foreach (var ground in grounds.Values)
                ground.Dispose();
        }

        return results;
    }

    private static string Report(List<TrialResult> results, TrialResult result)
    {
        results.Add(result);
        Console.WriteLine(result);
        return result.Survived ? result.Serves : "FAILED";
    }
}
