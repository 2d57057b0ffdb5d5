namespace Nuke.Common.Execution;

/// <summary>What has become of a target.</summary>
public enum ExecutionStatus
{
    /// <summary>Not part of the plan.</summary>
    None,

    /// <summary>Still to run.</summary>
    Scheduled,

    /// <summary>Not reached, because another target failed.</summary>
    NotRun,

    /// <summary>Skipped by a condition, a parameter or a skipped target that needed it.</summary>
    Skipped,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Cancelled while it ran.</summary>
    Aborted,

    /// <summary>Has no action of its own; it stands for its dependencies.</summary>
    Collective,
}
