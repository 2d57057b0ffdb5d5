using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>
/// Shows on a terminal which targets run, for how long, and how many are done. It begins when a build has taken a
/// second, so that a quick one neither flickers nor loads what draws it.
/// </summary>
internal sealed class LiveProgress : IDisposable
{
    static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    readonly Lock _lock = new();
    readonly BuildSession _session;
    readonly NukeBuild _build;
    readonly ITimer _timer;
    bool _isOver;

    LiveProgress(BuildSession session, NukeBuild build)
    {
        _session = session;
        _build = build;
        AppDomain.CurrentDomain.ProcessExit += End;
        _timer = session.Invocation.Time.CreateTimer(_ => Draw(), state: null, Delay, Period);
    }

    /// <summary>Starts it, where there is a terminal that can show it.</summary>
    public static LiveProgress? Start(BuildSession session, NukeBuild build) =>
        session.Console.Abilities.IsLive ? new LiveProgress(session, build) : null;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        _timer.Dispose();
        End(this, EventArgs.Empty);
    }

    void Draw()
    {
        lock (_lock)
        {
            if (!_isOver)
                _session.Console.ShowLive(ProgressLine.Of(_build.ExecutionPlan, _session.Invocation.Columns));
        }
    }

    /// <summary>Also when the process is ended by force: the shell's prompt begins on an empty line.</summary>
    void End(object? sender, EventArgs arguments)
    {
        lock (_lock)
        {
            _isOver = true;
            _session.Console.ShowLive("");
        }
    }
}
