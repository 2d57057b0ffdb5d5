using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>This repository as GitHub would hold it: a bare one with <c>develop</c> and <c>master</c> at the commit that is checked out here.</summary>
internal sealed class PushedRepository(string folder)
{
    public string Origin => Path.Combine(folder, "origin.git");

    private string Clone => Path.Combine(folder, "clone");

    public async Task CreateAsync()
    {
        await RunAsync(folder, "init", "--quiet", "--bare", "--initial-branch=develop", Origin);
        await RunAsync(SandboxFixture.Root, "push", "--quiet", "--tags", Origin, "HEAD:refs/heads/develop", "HEAD:refs/heads/master");
        await RunAsync(folder, "clone", "--quiet", Origin, Clone);
    }

    /// <summary>Replaces texts in files and pushes that to <c>develop</c>, as a team names its own servers.</summary>
    public async Task<(string Before, string After)> PushToDevelopAsync(params (string File, string Old, string New)[] changes)
    {
        var before = await HeadAsync("develop");
        foreach (var (file, old, replacement) in changes)
        {
            var path = Path.Combine(Clone, file);
            var text = await File.ReadAllTextAsync(path);
            text.Should().Contain(old, "{0} is what this test knows", file);
            await File.WriteAllTextAsync(path, text.Replace(old, replacement, StringComparison.Ordinal));
        }

        await RunAsync(Clone, "commit", "--quiet", "--all", "--message", $"feat: change {changes[0].File} for the sandbox");
        await RunAsync(Clone, "push", "--quiet", "origin", "develop");
        return (before, await HeadAsync("develop"));
    }

    /// <summary>Pushes a commit to a branch that nobody has merged.</summary>
    public async Task<string> PushToFeatureAsync()
    {
        await RunAsync(Clone, "checkout", "--quiet", "-b", "feature/unmerged");
        await RunAsync(Clone, "commit", "--quiet", "--allow-empty", "--message", "feat: not reviewed yet");
        await RunAsync(Clone, "push", "--quiet", "origin", "feature/unmerged");
        await RunAsync(Clone, "checkout", "--quiet", "develop");
        return await HeadAsync("feature/unmerged");
    }

    /// <summary>A file as a branch has it.</summary>
    public Task<string> ShowAsync(string branch, string file) => RunAsync(Origin, "show", $"{branch}:{file}");

    /// <summary>Merges <c>develop</c> into <c>master</c>: another commit, the same tree.</summary>
    public async Task<(string Before, string After)> MergeToMasterAsync()
    {
        var before = await HeadAsync("master");
        await RunAsync(Clone, "checkout", "--quiet", "master");
        await RunAsync(Clone, "merge", "--quiet", "--no-ff", "develop", "--message", "Merge branch 'develop'");
        await RunAsync(Clone, "push", "--quiet", "origin", "master");
        return (before, await HeadAsync("master"));
    }

    public Task<string> HeadAsync(string branch) => RunAsync(Origin, "rev-parse", branch);

    public async Task<string[]> NewTagsAsync(string commit) => (await RunAsync(Origin, "tag", "--points-at", commit)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> RunAsync(string directory, params string[] arguments)
    {
        var result = await Cli.Wrap("git")
            .WithArguments(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false", .. arguments])
            .WithWorkingDirectory(directory).ExecuteBufferedAsync(Encoding.UTF8);
        return result.StandardOutput.Trim();
    }
}
