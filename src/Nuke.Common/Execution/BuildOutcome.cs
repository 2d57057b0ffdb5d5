namespace Nuke.Common.Execution;

/// <summary>How a build ended.</summary>
internal enum BuildOutcome
{
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>The exit codes of the engine; a build may set others.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int TargetFailed = 1;
    public const int BadInput = 2;
    public const int Cancelled = 3;
}
