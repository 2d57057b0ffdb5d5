using System.Diagnostics;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>How an exception reads in the console; the log file has all of it.</summary>
internal static class ExceptionText
{
    const int ShownFrames = 8;

    /// <summary>
    /// The messages from the outside to the cause, and where it was thrown: only frames of the build's own code, since
    /// those of the engine and of the framework are the same every time.
    /// </summary>
    public static string Short(Exception exception)
    {
        var lines = Chain(exception).Select((x, index) => $"  {(index == 0 ? "" : "because of ")}{Named(x)}").ToList();
        // A message that somebody wrote for this tells enough; a mistake in code is found by its place.
        if (!exception.IsExpected())
            lines.AddRange(Frames(exception).Take(ShownFrames).Select(x => $"    at {x}"));
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The causes' messages that the outermost does not contain already.</summary>
    public static IEnumerable<string> Causes(Exception exception) =>
        Chain(exception).Skip(1).Where(x => !exception.Message.Contains(x.Message, StringComparison.Ordinal)).Select(Named);

    static string Named(Exception exception) => $"{exception.GetType().Name}: {exception.Message.TrimEnd()}";

    static IEnumerable<Exception> Chain(Exception exception)
    {
        yield return exception;
        IEnumerable<Exception> inner = exception is AggregateException aggregate
            ? aggregate.InnerExceptions
            : exception.InnerException is { } cause ? [cause] : [];
        foreach (var other in inner.SelectMany(Chain))
            yield return other;
    }

    static IEnumerable<string> Frames(Exception exception) =>
        Chain(exception).Reverse()
            .SelectMany(x => new StackTrace(x, fNeedFileInfo: true).GetFrames())
            .Where(IsOfTheBuild)
            .Select(x => $"{MethodOf(x)}{Place(x)}")
            .Distinct(StringComparer.Ordinal);

    static string Place(StackFrame frame) =>
        frame.GetFileName() is { } file ? $" in {Relative(file)}:{frame.GetFileLineNumber()}" : "";

    /// <summary>The method as it is written: what a target executes belongs to the target's property.</summary>
    static string MethodOf(StackFrame frame)
    {
        var method = frame.GetMethod();
        var type = method?.DeclaringType;
        var name = method?.Name ?? "";
        for (; type is { DeclaringType: { } outer } && type.Name.StartsWith('<'); type = outer)
        {
            // An asynchronous method or a closure: the compiler named the type after the method.
            if (!name.StartsWith('<') && type.Name.IndexOf('>', StringComparison.Ordinal) > 1)
                name = type.Name;
        }

        if (name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end)
            name = name[1..end];
        return $"{type?.Name}.{(name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name)}";
    }

    static bool IsOfTheBuild(StackFrame frame) => frame.GetMethod()?.Module.Assembly.GetName().Name is { } name
        && name is not ("Nuke.Common" or "Nuke.Components")
        && !name.StartsWith("System.", StringComparison.Ordinal);

    static string Relative(string file)
    {
        var relative = Path.GetRelativePath(BuildSession.Current.RootDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
