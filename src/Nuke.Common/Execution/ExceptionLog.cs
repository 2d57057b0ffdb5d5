using Serilog;

namespace Nuke.Common.Execution;

internal static class ExceptionLog
{
    /// <summary>Logs what went wrong: the message, and the stack trace where the message alone does not tell.</summary>
    public static void Write(Exception exception, string what)
    {
        if (exception.IsExpected())
        {
            Log.Error("{Message:l}", exception.Message.TrimEnd());
            Log.Verbose(exception, "{What:l} has thrown an exception", what);
        }
        else
        {
            Log.Error(exception, "{What:l} has thrown an exception", what);
        }
    }
}
