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
    [Parameter("Test: run only tests that match, as 'dotnet test --filter' takes it; the count then says that it is not of all")]
    readonly string? TestFilter;

    string? Filter => TestFilter is { Length: > 0 } ? TestFilter : null;

    AbsolutePath TestResultsDirectory => OutputDirectory / "test-results";

    async Task RunTests()
    {
        if (DryRun)
        {
            Log.Information("Would run {Which:l} of {Solution}", Filter is null ? "the tests" : $"the tests that match {Filter}", SolutionFile);
            return;
        }

        await EnsurePrerequisites();
        await Prerequisites.EnsureAsync(PrerequisiteOptions, [Prerequisite.Zsh, Prerequisite.Fish, Prerequisite.Node, Prerequisite.Npm]);
        TestResultsDirectory.CreateOrCleanDirectory();
        int total, skipped;
        try
        {
            DotNetTest(_ => _
                .SetProjectFile(SolutionFile)
                .SetConfiguration(Configuration)
                .EnableNoBuild()
                .SetFilter(Filter)
                .SetResultsDirectory(TestResultsDirectory)
                .SetLoggers("trx")
                // One project after the other: the sandbox tests alone keep a small machine busy.
                .AddProcessAdditionalArguments("-maxcpucount:1"));
        }
        finally
        {
            (total, skipped) = ReportTests();
        }

        // A sandbox test that was skipped would be a line of the promise that nobody checked.
        Assert.True(skipped == 0, $"{skipped} tests were skipped; install what they need, or delete them.");
        Assert.True(total > 0, Filter is null ? "No test was run." : $"No test matches --test-filter '{Filter}'; it is written as 'dotnet test --filter' takes it, such as FullyQualifiedName~HealthTests.");
    }

    /// <summary>Counts over all projects. The count of a part is never written as one of the whole.</summary>
    (int Total, int Skipped) ReportTests()
    {
        var results = TestResultsDirectory.GlobFiles("*.trx").Select(x => XDocument.Load(x)).ToArray();
        ReportFailures(results);
        var counters = results.Select(x => x.Descendants().Single(y => y.Name.LocalName == "Counters")).ToArray();
        int Sum(string name) => counters.Sum(x => (int?)x.Attribute(name) ?? 0);
        var (total, passed, failed) = (Sum("total"), Sum("passed"), Sum("failed") + Sum("error") + Sum("timeout") + Sum("aborted"));
        var skipped = total - passed - failed;
        var part = Filter is null ? "" : $", of those only that match --test-filter '{Filter}'";
        (TestResultsDirectory / "summary.txt").WriteAllText($"{passed} passed, {failed} failed, {skipped} skipped{part}");
        ReportSummary(_ => _.AddPair("Passed", passed.ToString()).AddPair("Failed", failed.ToString()).AddPair("Skipped", skipped.ToString()));
        if (Filter is not null)
            Log.Warning("Not all tests were run: {Passed} passed, {Failed} failed, {Skipped} skipped{Part:l}", passed, failed, skipped, part);
        return (total, skipped);
    }

    /// <summary>Why tests failed, after all of them, where a long log is read first; what failed for the same reason is told together.</summary>
    static void ReportFailures(IEnumerable<XDocument> results)
    {
        const int MostNames = 3, MostLines = 10;
        var failures = results
            .SelectMany(x => x.Descendants())
            .Where(x => x.Name.LocalName == "UnitTestResult" && (string?)x.Attribute("outcome") == "Failed")
            .GroupBy(x => x.Descendants().FirstOrDefault(y => y.Name.LocalName == "Message")?.Value ?? "", x => (string)x.Attribute("testName")!);
        foreach (var failure in failures)
        {
            var names = failure.Take(MostNames).Concat(failure.Count() > MostNames ? [$"and {failure.Count() - MostNames} more"] : []);
            var lines = failure.Key.Split('\n').Select(x => x.TrimEnd()).Take(MostLines);
            Log.Error("Failed: {Failure:l}", string.Join($"{System.Environment.NewLine}  ", [.. names, .. lines]));
        }
    }
}
