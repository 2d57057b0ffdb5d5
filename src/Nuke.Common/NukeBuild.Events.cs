namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>Called when the build exists and its parameters have values.</summary>
    protected internal virtual void OnBuildCreated()
    {
    }

    /// <summary>Called when the plan is made and all members have values.</summary>
    protected internal virtual void OnBuildInitialized()
    {
    }

    /// <summary>Called at the end, also after a failure.</summary>
    protected internal virtual void OnBuildFinished()
    {
    }

    /// <summary>Called before a target runs.</summary>
    protected internal virtual void OnTargetRunning(string target)
    {
    }

    /// <summary>Called when a target is skipped.</summary>
    protected internal virtual void OnTargetSkipped(string target)
    {
    }

    /// <summary>Called when a target has succeeded.</summary>
    protected internal virtual void OnTargetSucceeded(string target)
    {
    }

    /// <summary>Called when a target has failed.</summary>
    protected internal virtual void OnTargetFailed(string target)
    {
    }
}
