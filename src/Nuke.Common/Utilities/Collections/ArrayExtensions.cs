namespace Nuke.Common.Utilities.Collections;

/// <summary>The first items of an array as variables.</summary>
public static class ArrayExtensions
{
    /// <summary>The first item.</summary>
    public static void Deconstruct<T>(this T[] items, out T t0) => t0 = items[0];

    /// <summary>The first two items.</summary>
    public static void Deconstruct<T>(this T[] items, out T t0, out T t1) => (t0, t1) = (items[0], items[1]);

    /// <summary>The first three items.</summary>
    public static void Deconstruct<T>(this T[] items, out T t0, out T t1, out T t2) => (t0, t1, t2) = (items[0], items[1], items[2]);

    /// <summary>The first four items.</summary>
    public static void Deconstruct<T>(this T[] items, out T t0, out T t1, out T t2, out T t3) =>
        (t0, t1, t2, t3) = (items[0], items[1], items[2], items[3]);
}
