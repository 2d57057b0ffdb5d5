namespace Nuke.Common.Tooling;

/// <summary>Changing options, and making several of one.</summary>
public static class OptionsExtensions
{
    /// <summary>Applies a configurator.</summary>
    public static T Apply<T>(this T options, Configure<T> configurator)
        where T : Options, new() =>
        configurator.InvokeSafe(options);

    /// <summary>Applies a configurator to each.</summary>
    public static T[] Apply<T>(this T[] options, Configure<T> configurator)
        where T : Options, new() =>
        [.. options.Select(x => configurator.InvokeSafe(x))];

    /// <summary>Applies a configurator with a value.</summary>
    public static T Apply<T, TValue>(this T options, Configure<T, TValue> configurator, TValue value)
        where T : Options, new() =>
        configurator(options, value);

    /// <summary>Applies a configurator with a value to each.</summary>
    public static T[] Apply<T, TValue>(this T[] options, Configure<T, TValue> configurator, TValue value)
        where T : Options, new() =>
        [.. options.Select(x => configurator(x, value))];

    /// <summary>Applies a configurator when a condition holds.</summary>
    public static T When<T>(this T options, Func<T, bool> condition, Configure<T> configurator)
        where T : Options, new() =>
        condition(options) ? configurator(options) : options;

    /// <summary>Applies a configurator to those for which a condition holds.</summary>
    public static T[] When<T>(this T[] options, Func<T, bool> condition, Configure<T> configurator)
        where T : Options, new() =>
        [.. options.Select(x => x.When(condition, configurator))];

    /// <summary>One per configurator.</summary>
    public static T[] CombineWith<T>(this T options, params Configure<T>[] configurators)
        where T : Options, new() =>
        [.. configurators.Select(x => x(options))];

    /// <summary>As many as the configurators make.</summary>
    public static T[] CombineWith<T>(this T options, params CombinatorialConfigure<T>[] configurators)
        where T : Options, new() =>
        [.. configurators.SelectMany(x => x(options))];

    /// <summary>One per configurator and options.</summary>
    public static T[] CombineWith<T>(this IEnumerable<T> options, params Configure<T>[] configurators)
        where T : Options, new() =>
        [.. configurators.SelectMany(x => options.Select(y => x(y)))];

    /// <summary>As many as the configurators make of each.</summary>
    public static T[] CombineWith<T>(this IEnumerable<T> options, params CombinatorialConfigure<T>[] configurators)
        where T : Options, new() =>
        [.. configurators.SelectMany(x => options.SelectMany(y => x(y)))];

    /// <summary>One per value.</summary>
    public static T[] CombineWith<T, TValue>(this T options, IEnumerable<TValue> values, Func<T, TValue, T> configurator)
        where T : Options =>
        [.. values.Select(x => configurator(options, x))];

    /// <summary>One per value and options.</summary>
    public static T[] CombineWith<T, TValue>(
        this IEnumerable<T> options,
        IEnumerable<TValue> values,
        Func<T, TValue, T> configurator)
        where T : Options =>
        [.. options.SelectMany(x => values.Select(y => configurator(x, y)))];

    /// <summary>As many as the configurator makes of each value.</summary>
    public static T[] CombineWith<T, TValue>(
        this T options,
        IEnumerable<TValue> values,
        Func<T, TValue, IEnumerable<T>> configurator)
        where T : Options =>
        [.. values.SelectMany(x => configurator(options, x))];

    /// <summary>As many as the configurator makes of each value and options.</summary>
    public static T[] CombineWith<T, TValue>(
        this IEnumerable<T> options,
        IEnumerable<TValue> values,
        Func<T, TValue, IEnumerable<T>> configurator)
        where T : Options =>
        [.. options.SelectMany(x => values.SelectMany(y => configurator(x, y)))];
}
