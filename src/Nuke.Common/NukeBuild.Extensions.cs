using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    IReadOnlyList<IBuildExtension>? _extensions;

    IReadOnlyCollection<IBuildExtension> INukeBuild.BuildExtensions => BuildExtensions;

    IReadOnlyList<IBuildExtension> BuildExtensions => _extensions ??= FindExtensions();

    internal void RaiseBuildCreated()
    {
        Raise<IOnBuildCreated>(x => x.OnBuildCreated(ExecutableTargets));
        OnBuildCreated();
    }

    internal void RaiseBuildInitialized()
    {
        Raise<IOnBuildInitialized>(x => x.OnBuildInitialized(ExecutableTargets, ExecutionPlan));
        OnBuildInitialized();
    }

    internal void RaiseBuildFinished()
    {
        Raise<IOnBuildFinished>(x => x.OnBuildFinished());
        OnBuildFinished();
    }

    internal void RaiseTargetRunning(ExecutableTarget target)
    {
        Raise<IOnTargetRunning>(x => x.OnTargetRunning(target));
        OnTargetRunning(target.Name);
    }

    internal void RaiseTargetSkipped(ExecutableTarget target)
    {
        Raise<IOnTargetSkipped>(x => x.OnTargetSkipped(target));
        OnTargetSkipped(target.Name);
    }

    internal void RaiseTargetSucceeded(ExecutableTarget target)
    {
        Raise<IOnTargetSucceeded>(x => x.OnTargetSucceeded(target));
        OnTargetSucceeded(target.Name);
    }

    internal void RaiseTargetFailed(ExecutableTarget target)
    {
        Raise<IOnTargetFailed>(x => x.OnTargetFailed(target));
        OnTargetFailed(target.Name);
    }

    internal void RaiseTargetSummaryUpdated(ExecutableTarget target) =>
        Raise<IOnTargetSummaryUpdated>(x => x.OnTargetSummaryUpdated(this, target));

    void Raise<T>(Action<T> call)
    {
        foreach (var extension in BuildExtensions.OfType<T>())
            call(extension);
    }

    List<IBuildExtension> FindExtensions()
    {
        var extensions = GetType().GetCustomAttributes<BuildExtensionAttributeBase>().ToList();
        extensions.ForEach(x => x.Build = this);
        return [.. extensions.OrderByDescending(x => x.Priority)];
    }
}
