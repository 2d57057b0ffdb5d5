namespace Nuke.Common.Utilities.Collections;

/// <summary>Sequences.</summary>
public static class EnumerableExtensions
{
    /// <summary>Calls an action for each.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T> action)
    {
        foreach (var item in enumerable)
            action(item);
    }

    /// <summary>Calls an action for each with its index.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T, int> action)
    {
        var index = 0;
        foreach (var item in enumerable)
            action(item, index++);
    }

    /// <summary>Calls an action for each as it is taken.</summary>
    public static IEnumerable<T> ForEachLazy<T>(this IEnumerable<T> enumerable, Action<T> action) =>
        enumerable.Select(x =>
        {
            action(x);
            return x;
        });

    /// <summary>Those that are not null.</summary>
    public static IEnumerable<T> WhereNotNull<T>(this IEnumerable<T?> enumerable)
        where T : class =>
        enumerable.OfType<T>();

    /// <summary>With others after it.</summary>
    public static IEnumerable<T> Concat<T>(this IEnumerable<T> enumerable, params T[] others) =>
        Enumerable.Concat(enumerable, others);

    /// <summary>The item, then the others.</summary>
    public static IEnumerable<T> Concat<T>(this T obj, IEnumerable<T> enumerable) => enumerable.Prepend(obj);

    /// <summary>Whether there is none.</summary>
    public static bool IsEmpty<T>(this IEnumerable<T> enumerable) => !enumerable.Any();

    /// <summary>Whether it is null or there is none.</summary>
    public static bool IsNullOrEmpty<T>(this IEnumerable<T>? enumerable) => enumerable?.Any() != true;

    /// <summary>Itself, or an empty one for null.</summary>
    public static IEnumerable<T> ToEmptyIfNull<T>(this IEnumerable<T>? enumerable) => enumerable ?? [];

    /// <summary>Those up to the first for which the condition holds.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> enumerable, Func<T, bool> condition) =>
        enumerable.TakeWhile(x => !condition(x));

    /// <summary>Those from the first for which the condition holds.</summary>
    public static IEnumerable<T> SkipUntil<T>(this IEnumerable<T> enumerable, Func<T, bool> condition) =>
        enumerable.SkipWhile(x => !condition(x));

    /// <summary>Those for which the condition does not hold.</summary>
    public static IEnumerable<T> WhereNot<T>(this IEnumerable<T> enumerable, Func<T, bool> condition)
        where T : class =>
        enumerable.Where(x => !condition(x));

    /// <summary>The first of those that are the same by their keys.</summary>
    public static IEnumerable<T> Distinct<T, TKey>(this IEnumerable<T> enumerable, Func<T, TKey> selector) => enumerable.DistinctBy(selector);

    /// <summary>The only one for which the condition holds; a message when there are others or none.</summary>
    public static T SingleOrError<T>(this IEnumerable<T> enumerable, Func<T, bool> predicate, string message) =>
        enumerable.Where(predicate).SingleOrError(message);

    /// <summary>The only one, or default; a message when there are others.</summary>
    public static T? SingleOrDefaultOrError<T>(this IEnumerable<T> enumerable, string message)
    {
        var items = enumerable.Take(2).ToList();
        Assert.True(items.Count < 2, message);
        return items.FirstOrDefault();
    }

    /// <summary>The only one for which the condition holds, or default; a message when there are others.</summary>
    public static T? SingleOrDefaultOrError<T>(this IEnumerable<T> enumerable, Func<T, bool> predicate, string message) =>
        enumerable.Where(predicate).SingleOrDefaultOrError(message);

    /// <summary>The only one; a message when there are others or none.</summary>
    public static T SingleOrError<T>(this IEnumerable<T> enumerable, string message)
    {
        var items = enumerable.Take(2).ToList();
        Assert.HasSingleItem(items, message);
        return items[0];
    }
}
