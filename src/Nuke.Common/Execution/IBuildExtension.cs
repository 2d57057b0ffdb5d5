namespace Nuke.Common.Execution;

/// <summary>Something that takes part in every run of the builds that carry it as an attribute.</summary>
public interface IBuildExtension
{
    /// <summary>The order in which extensions are called, highest first. The build's own methods come last.</summary>
    float Priority { get; }
}

/// <summary>Called when the build exists and its parameters have values.</summary>
public interface IOnBuildCreated : IBuildExtension
{
    /// <summary>Called when the build exists and its parameters have values.</summary>
    void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets);
}

/// <summary>Called when the plan is made and all members have values.</summary>
public interface IOnBuildInitialized : IBuildExtension
{
    /// <summary>Called when the plan is made and all members have values.</summary>
    void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan);
}

/// <summary>Called when a target notes something for the summary.</summary>
public interface IOnTargetSummaryUpdated : IBuildExtension
{
    /// <summary>Called when a target notes something for the summary.</summary>
    void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target);
}

/// <summary>Called when a target is skipped.</summary>
public interface IOnTargetSkipped : IBuildExtension
{
    /// <summary>Called when a target is skipped.</summary>
    void OnTargetSkipped(ExecutableTarget target);
}

/// <summary>Called before a target runs.</summary>
public interface IOnTargetRunning : IBuildExtension
{
    /// <summary>Called before a target runs.</summary>
    void OnTargetRunning(ExecutableTarget target);
}

/// <summary>Called when a target has succeeded.</summary>
public interface IOnTargetSucceeded : IBuildExtension
{
    /// <summary>Called when a target has succeeded.</summary>
    void OnTargetSucceeded(ExecutableTarget target);
}

/// <summary>Called when a target has failed.</summary>
public interface IOnTargetFailed : IBuildExtension
{
    /// <summary>Called when a target has failed.</summary>
    void OnTargetFailed(ExecutableTarget target);
}

/// <summary>Called at the end, also after a failure.</summary>
public interface IOnBuildFinished : IBuildExtension
{
    /// <summary>Called at the end, also after a failure.</summary>
    void OnBuildFinished();
}
