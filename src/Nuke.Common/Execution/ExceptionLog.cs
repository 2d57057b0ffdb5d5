using Nuke.Common.Reporting;
using Serilog;

namespace Nuke.Common.Execution;

internal static class ExceptionLog
{
    /// <summary>Logs what went wrong: the messages, and the build's own stack frames where those alone do not tell.</summary>
    public static void Write(Exception exception, string what)
    {
        if (exception.IsExpected())
        {
            Log.Error("{Message:l}", string.Join(
                $"{Environment.NewLine}  because of ", ExceptionText.Causes(exception).Prepend(exception.Message.TrimEnd())));
            Log.Verbose(exception, "{What:l} has thrown an exception", what);
        }
        else
        {
            Log.Error(exception, "{What:l} has thrown an exception", what);
        }
    }
}
