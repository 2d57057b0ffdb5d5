using Serilog;

namespace Nuke.Common;

/// <summary>Trying again, and going on all the same.</summary>
public static class ControlFlow
{
    /// <summary>Runs an action; what it throws is only a warning.</summary>
    public static void SuppressErrors(Action action, bool includeStackTrace = false, bool logWarning = true)
    {
        SuppressErrors(
            () =>
            {
                action();
                return true;
            },
            defaultValue: false,
            includeStackTrace,
            logWarning);
    }

    /// <summary>Runs an action; what it throws is only a warning, and the default is returned.</summary>
    public static T SuppressErrors<T>(
        Func<T> action,
        T defaultValue = default!,
        bool includeStackTrace = false,
        bool logWarning = true)
    {
        try
        {
            return action();
        }
#pragma warning disable CA1031 // That is what it is for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (logWarning)
                Log.Warning(includeStackTrace ? exception : null, "{Message:l}", exception.Message);
            return defaultValue;
        }
    }

    /// <summary>Runs an action until it does not throw.</summary>
    /// <param name="action">The action.</param>
    /// <param name="cleanup">Runs after a failure.</param>
    /// <param name="retryAttempts">How often it runs at most.</param>
    /// <param name="delay">What to wait between.</param>
    /// <param name="logAction">What to log after a failure.</param>
    public static void ExecuteWithRetry(
        Action action,
        Action? cleanup = null,
        int retryAttempts = 3,
        TimeSpan? delay = null,
        Action<string>? logAction = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception exception) when (attempt < retryAttempts)
            {
                (logAction ?? (x => Log.Warning("{Message:l}", x)))($"Attempt {attempt} of {retryAttempts} failed: {exception.Message}");
                cleanup?.Invoke();
                Task.Delay(delay ?? TimeSpan.Zero, TimeProvider.System).GetAwaiter().GetResult();
            }
        }
    }
}
