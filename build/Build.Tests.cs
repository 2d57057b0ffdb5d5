using System.Xml.Linq;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Serilog;
using Slipway.Sandbox;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

/// <summary>Test, and the count of all test projects.</summary>
partial class Build
{
    [Parameter("Run only tests that match, as 'dotnet test --filter' takes it")]
    readonly string? TestFilter;

    AbsolutePath TestResultsDirectory => OutputDirectory / "test-results";

    async Task RunTests()
    {
        if (DryRun)
        {
            Log.Information("Would run the tests of {Solution}", SolutionFile);
            return;
        }

        await EnsurePrerequisites();
        await Prerequisites.EnsureAsync(PrerequisiteOptions, [Prerequisite.Zsh, Prerequisite.Fish, Prerequisite.Node, Prerequisite.Npm]);
        TestResultsDirectory.CreateOrCleanDirectory();
        try
        {
            DotNetTest(_ => _
                .SetProjectFile(SolutionFile)
                .SetConfiguration(Configuration)
                .EnableNoBuild()
                .SetFilter(TestFilter)
                .SetResultsDirectory(TestResultsDirectory)
                .SetLoggers("trx")
                // One project after the other: the sandbox tests alone keep a small machine busy.
                .AddProcessAdditionalArguments("-maxcpucount:1"));
        }
        finally
        {
            ReportTests();
        }
    }

    /// <summary>A sandbox test that was skipped would be a line of the promise that nobody checked.</summary>
    void ReportTests()
    {
        var counters = TestResultsDirectory.GlobFiles("*.trx").Select(x => XDocument.Load(x).Descendants().Single(y => y.Name.LocalName == "Counters")).ToArray();
        int Sum(string name) => counters.Sum(x => (int?)x.Attribute(name) ?? 0);
        var (total, passed, failed) = (Sum("total"), Sum("passed"), Sum("failed") + Sum("error") + Sum("timeout") + Sum("aborted"));
        var skipped = total - passed - failed;
        (TestResultsDirectory / "summary.txt").WriteAllText($"{passed} passed, {failed} failed, {skipped} skipped");
        ReportSummary(_ => _.AddPair("Passed", passed.ToString()).AddPair("Failed", failed.ToString()).AddPair("Skipped", skipped.ToString()));
        Assert.True(skipped == 0, $"{skipped} tests were skipped; install what they need, or delete them.");
        Assert.True(total > 0 || TestFilter is not null, "No test was run.");
    }
}
