using System.Reflection;

namespace Nuke.Common.Execution;

internal static class ExceptionExtensions
{
    /// <summary>The exception inside the wrappers that reflection and tasks put around it.</summary>
    public static Exception Unwrapped(this Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => inner.Unwrapped(),
        TypeInitializationException { InnerException: { } inner } => inner.Unwrapped(),
        AggregateException { InnerExceptions.Count: 1 } aggregate => aggregate.InnerExceptions[0].Unwrapped(),
        _ => exception,
    };

    /// <summary>
    /// Whether the message alone tells what happened: exceptions that somebody wrote or threw for this, and those of the
    /// world outside (files, network, time). The others are mistakes in code, whose stack trace is what one needs.
    /// </summary>
    public static bool IsExpected(this Exception exception) => exception switch
    {
        AssertionException or IOException or UnauthorizedAccessException or HttpRequestException => true,
        TimeoutException or OperationCanceledException => true,
        NullReferenceException or IndexOutOfRangeException or InvalidCastException or ArithmeticException => false,
        AggregateException aggregate => aggregate.InnerExceptions.All(IsExpected),
        _ => !IsOfTheFramework(exception.GetType().Assembly) || !IsOfTheFramework(exception.TargetSite?.Module.Assembly),
    };

    static bool IsOfTheFramework(Assembly? assembly) =>
        assembly?.GetName().Name is { } name && name.StartsWith("System.", StringComparison.Ordinal);
}
