using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>The backups that the server takes every day are taken.</summary>
public sealed class DailyBackupCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "daily backup";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Server;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var unit = DailyBackupState.UnitPrefix + subject.Environment.Application;
        if (subject.State!.DailyBackup?.Problem(subject.Now) is { } problem)
            yield return Problem.Warn(
                problem,
                $"on the server: systemctl status {unit}.timer; journalctl --unit {unit}; one by hand: ./build.sh Backup --environment {subject.Environment.Name}");
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.State!.DailyBackup is { } daily ? $"the newest is {daily.Newest}" : "not set up on the server";
}
