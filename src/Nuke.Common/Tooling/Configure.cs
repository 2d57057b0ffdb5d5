using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Tooling;

/// <summary>Changes options and returns the changed ones.</summary>
/// <typeparam name="T">The type of options.</typeparam>
public delegate T Configure<T>(T options);

/// <summary>Changes options by a value and returns the changed ones.</summary>
/// <typeparam name="TOptions">The type of options.</typeparam>
/// <typeparam name="TValue">The type of the value.</typeparam>
public delegate TOptions Configure<TOptions, in TValue>(TOptions options, TValue value)
    where TOptions : new();

/// <summary>Makes several options out of one, for as many invocations.</summary>
/// <typeparam name="T">The type of options.</typeparam>
public delegate IEnumerable<T> CombinatorialConfigure<T>(T options);

/// <summary>Runs tools once per combination of options.</summary>
public static class ConfigureExtensions
{
    /// <summary>Applies the configurator, if there is one.</summary>
    /// <typeparam name="T">The type of options.</typeparam>
    [return: NotNullIfNotNull(nameof(obj))]
    public static T InvokeSafe<T>(this Configure<T>? configurator, T obj) =>
        configurator == null ? obj : configurator(obj);

    /// <summary>Runs a tool once per combination.</summary>
    /// <typeparam name="TOptions">The type of options.</typeparam>
    /// <param name="configurator">Makes the combinations.</param>
    /// <param name="executor">Runs the tool.</param>
    /// <param name="degreeOfParallelism">How many run at a time.</param>
    /// <param name="completeOnFailure">Whether the others still run when one fails.</param>
    public static IReadOnlyCollection<(TOptions Options, IReadOnlyCollection<Output> Output)> Invoke<TOptions>(
        this CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, IReadOnlyCollection<Output>> executor,
        int degreeOfParallelism,
        bool completeOnFailure)
        where TOptions : ToolOptions, new() =>
        All(configurator, x => (x, executor(x)), degreeOfParallelism, completeOnFailure);

    /// <summary>Runs a tool whose output is read once per combination.</summary>
    /// <typeparam name="TOptions">The type of options.</typeparam>
    /// <typeparam name="TResult">What the output is read as.</typeparam>
    /// <param name="configurator">Makes the combinations.</param>
    /// <param name="executor">Runs the tool.</param>
    /// <param name="degreeOfParallelism">How many run at a time.</param>
    /// <param name="completeOnFailure">Whether the others still run when one fails.</param>
    public static IReadOnlyCollection<(TOptions Settings, TResult Result, IReadOnlyCollection<Output> Output)> Invoke<TOptions, TResult>(
        this CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, (TResult Result, IReadOnlyCollection<Output> Output)> executor,
        int degreeOfParallelism,
        bool completeOnFailure)
        where TOptions : ToolOptions, new()
    {
        (TOptions, TResult, IReadOnlyCollection<Output>) Run(TOptions options)
        {
            var (result, output) = executor(options);
            return (options, result, output);
        }

        return All(configurator, Run, degreeOfParallelism, completeOnFailure);
    }

    static List<TResult> All<TOptions, TResult>(
        CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, TResult> run,
        int degreeOfParallelism,
        bool completeOnFailure)
        where TOptions : ToolOptions, new()
        where TResult : struct
    {
        var combinations = configurator(new TOptions()).ToList();
        var results = new TResult?[combinations.Count];
        var failures = new Exception?[combinations.Count];
        Parallel.For(0, combinations.Count, new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism }, (index, state) =>
        {
            if (state.IsStopped)
                return;
            try
            {
                results[index] = run(combinations[index]);
            }
#pragma warning disable CA1031 // All failures are collected, and thrown below.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures[index] = exception;
                if (!completeOnFailure)
                    state.Stop();
            }
        });

        var thrown = failures.OfType<Exception>().ToList();
        return thrown.Count == 0 ? results.Select(x => x!.Value).ToList() : throw new AggregateException(thrown);
    }
}
