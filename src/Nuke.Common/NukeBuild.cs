using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>
/// The base of a build. Its entry point is <c>static int Main() => Execute&lt;Build&gt;(x => x.Default);</c>, its targets
/// are properties of type <see cref="Target"/>.
/// </summary>
public abstract partial class NukeBuild : INukeBuild
{
    internal BuildSession Session { get; } = BuildSession.Current;

    internal IReadOnlyCollection<ExecutableTarget> ExecutableTargets { get; set; } = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; internal set; } = [];

    /// <inheritdoc/>
    [Parameter("Targets to run. Default is '{default_target}'", Name = "Target", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => [.. ExecutionPlan.Where(x => x.Invoked)];

    /// <inheritdoc/>
    [Parameter("Targets to skip. Without names, all that were not named to run", Name = "Skip", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => With(ExecutionStatus.Skipped);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => With(ExecutionStatus.Scheduled);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => With(ExecutionStatus.Running);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => With(ExecutionStatus.Aborted);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => With(ExecutionStatus.Failed);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => With(ExecutionStatus.Succeeded);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets => [.. FailedTargets, .. SucceededTargets];

    /// <inheritdoc/>
    [Parameter("Shows the plan and runs nothing")]
    public bool Plan { get; internal set; }

    /// <inheritdoc/>
    [Parameter("Shows this text")]
    public bool Help { get; internal set; }

    /// <inheritdoc/>
    [Parameter("Leaves the banner out")]
    public bool NoLogo { get; set; }

    /// <inheritdoc/>
    [Parameter("Skips the targets that succeeded in the previous attempt")]
    public bool Continue { get; internal set; }

    /// <inheritdoc/>
    [Parameter("Part of partitioned targets to run, such as '1/3'", List = false)]
    public Partition Partition { get; internal set; } = Partition.Single;

    /// <inheritdoc/>
    public bool IsSucceeding => !IsFailing;

    /// <inheritdoc/>
    public bool IsFailing => ExecutionPlan.Any(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted);

    /// <inheritdoc/>
    public bool IsFinished => !ExecutionPlan.Any(x => x.Status is ExecutionStatus.Scheduled or ExecutionStatus.Running);

    /// <inheritdoc/>
    public int? ExitCode { get; set; }

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    AbsolutePath INukeBuild.BuildAssemblyFile => BuildAssemblyFile;

    AbsolutePath INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;

    AbsolutePath INukeBuild.BuildProjectDirectory => BuildProjectDirectory;

    AbsolutePath INukeBuild.BuildProjectFile => BuildProjectFile;

    Verbosity INukeBuild.Verbosity => Verbosity;

    Host INukeBuild.Host => Host;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;

    /// <inheritdoc/>
    public void ReportSummary(Configure<Dictionary<string, string>>? configurator = null)
    {
        // Code that has lost its way to its target can belong to any of those that run side by side.
        var target = Session.Target ?? (With(ExecutionStatus.Running) is [var only] ? only : null);
        if (target == null || configurator == null)
            return;
        target.SummaryInformation = configurator(new Dictionary<string, string>(target.SummaryInformation, StringComparer.Ordinal));
        RaiseTargetSummaryUpdated(target);
    }

    /// <inheritdoc/>
    T INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression) =>
        Injection.Value<T>(this, parameterExpression)!;

    /// <inheritdoc/>
    T INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression) =>
        Injection.Value<T>(this, parameterExpression)!;

    internal Injection Injection { get; } = new();

    /// <summary>Runs the build with the arguments of the process.</summary>
    /// <typeparam name="T">The build class.</typeparam>
    /// <param name="defaultTargetExpressions">The targets that run when none is named.</param>
    /// <returns>The exit code: 0 done, 1 target failed, 2 bad input, 3 cancelled, or what the build sets.</returns>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() =>
        BuildRun.Execute<T>(BuildInvocation.OfProcess(), defaultTargetExpressions.Select(x => x.Member().Name).ToList());

    List<ExecutableTarget> With(ExecutionStatus status) => [.. ExecutionPlan.Where(x => x.Status == status)];
}
