#pragma warning disable CA1812, CA1822, IDE0051 // Created by the engine.
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Serilog;

namespace Nuke.Common.Tests.Execution;

/// <summary>A build that is seen from outside; most of its targets run until somebody ends it. The files that it writes tell how far it is.</summary>
internal sealed class SignalledBuild : NukeBuild
{
    public static int Run() => Execute<SignalledBuild>(x => x.Blocking);

    Target Cleanup => _ => _.After(Blocking, Asynchronous, Stubborn, Endless).AssuredAfterFailure().Executes(() =>
    {
        using var process = ProcessTasks.StartShell("echo cleaned up", logInvocation: false);
        process.AssertZeroExitCode();
    });

    Target Blocking => _ => _.Executes(() => Family("blocking", "sleep 600").AssertZeroExitCode());

    Target Asynchronous => _ => _.Executes(async () =>
    {
        var process = Family("asynchronous", "sleep 600");
        await Task.Run(process.AssertZeroExitCode);
    });

    Target Stubborn => _ => _.Executes(() => Family("stubborn", "trap '' TERM; exec sleep 600").AssertZeroExitCode());

    Target Endless => _ => _.Executes(async () =>
    {
        (RootDirectory / "endless.started").WriteAllText("");
        await new TaskCompletionSource().Task;
    });

    Target First => _ => _.Executes(() => Log.Information("first runs"));

    Target Loaded => _ => _.Executes(() =>
        (RootDirectory / "loaded.txt").WriteAllLines(AppDomain.CurrentDomain.GetAssemblies().Select(x => x.GetName().Name!)));

    /// <summary>Uses MSBuild before anything of the engine has asked for it.</summary>
    Target Evaluates => _ => _.Executes(() =>
    {
        var before = MSBuildVariables;
        var project = new Microsoft.Build.Evaluation.ProjectCollection().LoadProject(RootDirectory / "A.csproj");
        (RootDirectory / "evaluated.txt").WriteAllLines([project.GetPropertyValue("BundledNETCoreAppTargetFrameworkVersion"), before, MSBuildVariables]);
    });

    static string MSBuildVariables =>
        string.Join(' ', new[] { "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath" }.Select(Environment.GetEnvironmentVariable));

    Target Hanging => _ => _.DependsOn(First).Executes(async () =>
    {
        if ((RootDirectory / "hanging.started").FileExists())
            return;
        (RootDirectory / "hanging.started").WriteAllText("");
        await new TaskCompletionSource().Task;
    });

    /// <summary>Starts a shell with a child; both write their numbers down.</summary>
    static IProcess Family(string name, string child)
    {
        var script = RootDirectory / $"{name}.sh";
        script.WriteAllText($"({child}) &\necho $! >> {name}.pids\necho $$ >> {name}.pids\ntouch {name}.started\nwait $!\n");
        return ProcessTasks.StartProcess("bash", script, RootDirectory);
    }
}
