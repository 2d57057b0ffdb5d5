using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public partial class DotNetTasks
{
    /// <summary>Restores packages.</summary>
    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings? options = null) =>
        new DotNetTasks().Run(options ?? new DotNetRestoreSettings());

    /// <summary>Restores packages.</summary>
    public static IReadOnlyCollection<Output> DotNetRestore(Configure<DotNetRestoreSettings> configurator) =>
        DotNetRestore(configurator(new DotNetRestoreSettings()));

    /// <summary>Restores packages, once per combination.</summary>
    public static IEnumerable<(DotNetRestoreSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRestore(
        CombinatorialConfigure<DotNetRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) =>
        configurator.Invoke(DotNetRestore, degreeOfParallelism, completeOnFailure);

    /// <summary>Compiles.</summary>
    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings? options = null) =>
        new DotNetTasks().Run(options ?? new DotNetBuildSettings());

    /// <summary>Compiles.</summary>
    public static IReadOnlyCollection<Output> DotNetBuild(Configure<DotNetBuildSettings> configurator) =>
        DotNetBuild(configurator(new DotNetBuildSettings()));

    /// <summary>Compiles, once per combination.</summary>
    public static IEnumerable<(DotNetBuildSettings Settings, IReadOnlyCollection<Output> Output)> DotNetBuild(
        CombinatorialConfigure<DotNetBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) =>
        configurator.Invoke(DotNetBuild, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs tests.</summary>
    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings? options = null) =>
        new DotNetTasks().Run(options ?? new DotNetTestSettings());

    /// <summary>Runs tests.</summary>
    public static IReadOnlyCollection<Output> DotNetTest(Configure<DotNetTestSettings> configurator) =>
        DotNetTest(configurator(new DotNetTestSettings()));

    /// <summary>Runs tests, once per combination.</summary>
    public static IEnumerable<(DotNetTestSettings Settings, IReadOnlyCollection<Output> Output)> DotNetTest(
        CombinatorialConfigure<DotNetTestSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) =>
        configurator.Invoke(DotNetTest, degreeOfParallelism, completeOnFailure);

    /// <summary>Publishes.</summary>
    public static IReadOnlyCollection<Output> DotNetPublish(DotNetPublishSettings? options = null) =>
        new DotNetTasks().Run(options ?? new DotNetPublishSettings());

    /// <summary>Publishes.</summary>
    public static IReadOnlyCollection<Output> DotNetPublish(Configure<DotNetPublishSettings> configurator) =>
        DotNetPublish(configurator(new DotNetPublishSettings()));

    /// <summary>Publishes, once per combination.</summary>
    public static IEnumerable<(DotNetPublishSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPublish(
        CombinatorialConfigure<DotNetPublishSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) =>
        configurator.Invoke(DotNetPublish, degreeOfParallelism, completeOnFailure);

    /// <summary>Makes packages.</summary>
    public static IReadOnlyCollection<Output> DotNetPack(DotNetPackSettings? options = null) =>
        new DotNetTasks().Run(options ?? new DotNetPackSettings());

    /// <summary>Makes packages.</summary>
    public static IReadOnlyCollection<Output> DotNetPack(Configure<DotNetPackSettings> configurator) =>
        DotNetPack(configurator(new DotNetPackSettings()));

    /// <summary>Makes packages, once per combination.</summary>
    public static IEnumerable<(DotNetPackSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPack(
        CombinatorialConfigure<DotNetPackSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) =>
        configurator.Invoke(DotNetPack, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs a program.</summary>
    public static IReadOnlyCollection<Output> DotNetRun(DotNetRunSettings? options = null) =>
        new DotNetTasks().Run(options ?? new DotNetRunSettings());

    /// <summary>Runs a program.</summary>
    public static IReadOnlyCollection<Output> DotNetRun(Configure<DotNetRunSettings> configurator) =>
        DotNetRun(configurator(new DotNetRunSettings()));

    /// <summary>Runs a program, once per combination.</summary>
    public static IEnumerable<(DotNetRunSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRun(
        CombinatorialConfigure<DotNetRunSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) =>
        configurator.Invoke(DotNetRun, degreeOfParallelism, completeOnFailure);

    /// <summary>Restores the tools of the manifest.</summary>
    public static IReadOnlyCollection<Output> DotNetToolRestore(DotNetToolRestoreSettings? options = null) =>
        new DotNetTasks().Run(options ?? new DotNetToolRestoreSettings());

    /// <summary>Restores the tools of the manifest.</summary>
    public static IReadOnlyCollection<Output> DotNetToolRestore(Configure<DotNetToolRestoreSettings> configurator) =>
        DotNetToolRestore(configurator(new DotNetToolRestoreSettings()));
}
