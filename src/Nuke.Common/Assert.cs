using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>Checks that fail the target with a message. The failures derive from <see cref="ArgumentException"/>.</summary>
public static class Assert
{
    /// <summary>Fails.</summary>
    [DoesNotReturn]
    public static void Fail(string message, Exception? exception = null) =>
        throw new AssertionException(message, exception);

    /// <summary>Fails unless the condition holds.</summary>
    public static void True(
        [DoesNotReturnIf(false)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null)
    {
        if (!condition)
            Fail(message ?? $"Expected to be true: {argumentExpression}");
    }

    /// <summary>Fails when the condition holds.</summary>
    public static void False(
        [DoesNotReturnIf(true)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null)
    {
        if (condition)
            Fail(message ?? $"Expected to be false: {argumentExpression}");
    }

    /// <summary>Fails on null.</summary>
    public static T NotNull<T>(
        [NotNull] this T? obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null)
        where T : class
    {
        if (obj == null)
            Fail(message ?? $"Expected to have a value: {argumentExpression}");
        return obj;
    }

    /// <summary>Fails on null.</summary>
    public static T? NotNull<T>(
        [NotNull] this T? obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null)
        where T : struct
    {
        if (obj == null)
            Fail(message ?? $"Expected to have a value: {argumentExpression}");
        return obj;
    }

    /// <summary>Fails on a null or empty text.</summary>
    public static string NotNullOrEmpty(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null)
    {
        if (string.IsNullOrEmpty(str))
            Fail(message ?? $"Expected not to be empty: {argumentExpression}");
        return str;
    }

    /// <summary>Fails on a null, empty or blank text.</summary>
    public static string NotNullOrWhiteSpace(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null)
    {
        if (string.IsNullOrWhiteSpace(str))
            Fail(message ?? $"Expected not to be blank: {argumentExpression}");
        return str;
    }

    /// <summary>Fails on an empty collection.</summary>
    public static void NotEmpty<T>(
        IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
    {
        if (collection is not { Count: > 0 })
            Fail(message ?? $"Expected to have items: {argumentExpression}");
    }

    /// <summary>Fails on a collection with items.</summary>
    public static void Empty<T>(
        IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null) =>
        Count(collection, 0, message, argumentExpression);

    /// <summary>Fails unless the collection has so many items.</summary>
    public static void Count<T>(
        IReadOnlyCollection<T>? collection,
        int length,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
    {
        if (collection?.Count != length)
            Fail(message ?? $"Expected {length} items, not {collection?.Count ?? 0}: {argumentExpression}");
    }

    /// <summary>Fails unless the collection has one item.</summary>
    public static void HasSingleItem<T>(
        IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null) =>
        Count(collection, 1, message, argumentExpression);

    /// <summary>Fails unless the file exists.</summary>
    public static void FileExists(
        string? path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null)
    {
        if (!File.Exists(path))
            Fail(message ?? $"File does not exist: {path ?? argumentExpression}");
    }

    /// <summary>Fails unless the directory exists.</summary>
    public static void DirectoryExists(
        string? path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null)
    {
        if (!Directory.Exists(path))
            Fail(message ?? $"Directory does not exist: {path ?? argumentExpression}");
    }
}
