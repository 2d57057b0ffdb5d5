using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>What a component (an interface with default-implemented targets) sees of the build.</summary>
public interface INukeBuild
{
    /// <summary>Adds <c>key: value</c> notes to the running target's line in the summary.</summary>
    void ReportSummary(Configure<Dictionary<string, string>>? configurator = null);

    internal IReadOnlyCollection<IBuildExtension> BuildExtensions { get; }

    internal bool IsOutputEnabled(DefaultOutput output);

    /// <summary>Targets in the order in which they run.</summary>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <summary>Targets named by the invocation.</summary>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    /// <summary>Targets that are skipped.</summary>
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <summary>Targets that are still to run.</summary>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    /// <summary>Targets that are running.</summary>
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <summary>Targets that were cancelled.</summary>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    /// <summary>Targets that failed.</summary>
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    /// <summary>Targets that succeeded.</summary>
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <summary>Targets that failed or succeeded.</summary>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <summary>Whether nothing has failed yet.</summary>
    bool IsSucceeding { get; }

    /// <summary>Whether a target failed or was cancelled.</summary>
    bool IsFailing { get; }

    /// <summary>Whether nothing is left to run.</summary>
    bool IsFinished { get; }

    /// <summary>The exit code, when the build sets one: 0 done, 1 target failed, 2 bad input, 3 cancelled otherwise.</summary>
    int? ExitCode { get; set; }

    /// <summary>The directory that holds <c>.nuke</c>.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary><c>.nuke/temp</c>.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>The assembly of the build class.</summary>
    AbsolutePath BuildAssemblyFile { get; }

    /// <summary>The directory of the build's assembly.</summary>
    AbsolutePath BuildAssemblyDirectory { get; }

    /// <summary>The directory of the build's project.</summary>
    AbsolutePath BuildProjectDirectory { get; }

    /// <summary>The project file of the build.</summary>
    AbsolutePath BuildProjectFile { get; }

    /// <summary>How much the console shows.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Where the build runs.</summary>
    Host Host { get; }

    /// <summary>Whether only the plan is shown.</summary>
    bool Plan { get; }

    /// <summary>Whether only the help is shown.</summary>
    bool Help { get; }

    /// <summary>Whether the banner is left out.</summary>
    bool NoLogo { get; }

    /// <summary>Whether the build runs on a person's machine.</summary>
    bool IsLocalBuild { get; }

    /// <summary>Whether the build runs on a build server.</summary>
    bool IsServerBuild { get; }

    /// <summary>Whether targets that succeeded in the previous attempt are skipped.</summary>
    bool Continue { get; }

    /// <summary>The part of partitioned targets that this agent runs.</summary>
    Partition Partition { get; }

    /// <summary>The injected value of a component's member, or null.</summary>
    T TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class?;

    /// <summary>The injected value of a component's member, or default.</summary>
    T TryGetValue<T>(Expression<Func<object>> parameterExpression);
}
