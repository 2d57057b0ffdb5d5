using Nuke.Common.IO;
using Nuke.Common.Tests.Execution;

namespace Nuke.Common.Tests.Bootstrap;

[Collection("Signals")]
public sealed class LoadedAssembliesTests : IDisposable
{
    readonly BuildProcess _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public async Task A_run_loads_no_library_that_it_does_not_call()
    {
        _build.Start("Loaded");
        await _build.Ended();

        (_build.Root / "loaded.txt").ReadAllLines().Should().Contain("Nuke.Common")
            .And.NotIntersectWith(
            [
                "Microsoft.Build", "Microsoft.Build.Framework", "Microsoft.Build.Locator", "Newtonsoft.Json", "Octokit", "Spectre.Console",
                "System.Net.Http", "YamlDotNet",
            ]);
    }
}
