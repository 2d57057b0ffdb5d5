namespace Slipway.Preflight.Checks;

/// <summary>The server's clock agrees with this machine's.</summary>
public sealed class ClockCheck : PreflightCheck
{
    /// <summary>A registry's token may be valid for no longer than 60 s (distribution's token specification), so a clock that is further off cannot use it.</summary>
    private static readonly TimeSpan s_refused = TimeSpan.FromSeconds(60);

    /// <summary>Beyond what time synchronisation leaves.</summary>
    private static readonly TimeSpan s_warned = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override string Name => "clock";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var ahead = subject.Server!.ClockAhead;
        if (ahead.Duration() > s_warned)
            yield return new Problem(
                ahead.Duration() > s_refused ? Severity.Refuse : Severity.Warn,
                $"The clock of {subject.Environment.Server} is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine's; certificates, registry tokens and sign-ins depend on it.",
                "on the server: sudo timedatectl set-ntp true; on this machine: check date -u");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.Server!.ClockAhead == TimeSpan.Zero ? "agrees to the second" : $"{subject.Server.ClockAhead.TotalSeconds:0.0} s ahead";
}
