using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tests.Builds;
using Nuke.Common.Tests.Execution;
using Nuke.Common.Tests.Reporting;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests;

/// <summary>
/// The tests' assembly as a build of its own: what a terminal shows and what a signal does is seen only from outside of
/// a process.
/// </summary>
internal static class Program
{
    public const string OnTerminal = "TRIAL_ON_TERMINAL";

    /// <summary>Names the build that is run in a <see cref="Workshop"/>.</summary>
    public const string OfWorkshop = "TRIAL_OF_WORKSHOP";

    public static int Main() => (Environment.GetEnvironmentVariable(OfWorkshop), Environment.GetEnvironmentVariable(OnTerminal)) switch
    {
        (nameof(GreeterBuild), _) => InWorkshop<GreeterBuild>(),
        (nameof(ComponentsLibraryBuild), _) => InWorkshop<ComponentsLibraryBuild>(),
        (_, null) => SignalledBuild.Run(),
        _ => Run<TerminalBuild>(),
    };

    /// <summary>The tools that a build finds in its project are those of the tests' project.</summary>
    static int InWorkshop<T>()
        where T : NukeBuild, new()
    {
        var tests = AbsolutePath.Create(AppContext.BaseDirectory).FindParentOrSelf(x => x.GetFiles("*.csproj").Any())!;
        NuGetToolPathResolver.NuGetAssetsConfigFile = tests / "obj" / "project.assets.json";
        return Run<T>();
    }

    static int Run<T>()
        where T : NukeBuild, new() => BuildRun.Execute<T>(BuildInvocation.OfProcess(), ["Default"]);
}
