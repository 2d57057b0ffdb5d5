namespace Nuke.Common.Tooling;

/// <summary>Options of a tool whose package has an executable for each of several frameworks.</summary>
public interface IToolOptionsWithFramework
{
    /// <summary>The directory in the package, such as <c>net8.0</c>; the highest when null.</summary>
    public string Framework => (this as ToolOptions)?.Framework()!;
}

/// <summary>Changes <see cref="IToolOptionsWithFramework"/>.</summary>
public static class ToolOptionsWithFrameworkExtensions
{
    /// <inheritdoc cref="IToolOptionsWithFramework.Framework"/>
    public static T SetFramework<T>(this T o, string? v) where T : Options, IToolOptionsWithFramework =>
        o.With(nameof(IToolOptionsWithFramework.Framework), v);

    internal static string? Framework(this ToolOptions o) =>
        o.Values.GetValueOrDefault(nameof(IToolOptionsWithFramework.Framework)) as string;
}
