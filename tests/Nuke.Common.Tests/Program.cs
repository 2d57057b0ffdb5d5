using Nuke.Common.Execution;
using Nuke.Common.Tests.Execution;
using Nuke.Common.Tests.Reporting;

namespace Nuke.Common.Tests;

/// <summary>
/// The tests' assembly as a build of its own: what a terminal shows and what a signal does is seen only from outside of
/// a process.
/// </summary>
internal static class Program
{
    public const string OnTerminal = "TRIAL_ON_TERMINAL";

    public static int Main() => Environment.GetEnvironmentVariable(OnTerminal) == null
        ? SignalledBuild.Run()
        : BuildRun.Execute<TerminalBuild>(BuildInvocation.OfProcess(), ["Default"]);
}
