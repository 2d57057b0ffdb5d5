namespace Nuke.Common.Utilities;

/// <summary>Chains of changes.</summary>
public static class ObjectExtensions
{
    /// <summary>Transforms.</summary>
    public static TOutput Apply<TInput, TOutput>(this TInput input, Func<TInput, TOutput> transform) => transform(input);

    /// <summary>Transforms when the condition holds.</summary>
    public static T When<T>(this T input, bool condition, Func<T, T> transform) => condition ? transform(input) : input;

    /// <summary>Transforms when the object is not null.</summary>
    public static T WhenNotNull<T, TObject>(this T input, TObject? obj, Func<T, TObject, T> transform) =>
        obj is null ? input : transform(input, obj);
}
