using CliWrap;
using CliWrap.Buffered;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Monitoring;

/// <summary>The commands that end a deploy, run by a shell in a directory that stands for the server's.</summary>
public sealed class DeploymentMetricsTests : IDisposable
{
    private const string Fence = "t0k3n";

    private readonly string _root = Directory.CreateTempSubdirectory("slipway-metrics-").FullName;
    private readonly RolloutCommands _commands = new(new ServerLayout("shop"), Fence);

    public DeploymentMetricsTests()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_root, "releases", "1.0.0-aaaaaaaa")).FullName, "release.json"), "{}");
        File.WriteAllText(Path.Combine(_root, "fence"), Fence);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task What_serves_is_told_and_what_failed_since_too_until_something_serves_again()
    {
        await RunAsync(Complete("serves"));
        Metrics.Should().Equal(("deployed.prom", "serves"));

        await RunAsync(Abandon("fails"));
        Metrics.Should().Equal(("deployed.prom", "serves"), ("failed.prom", "fails"));

        await RunAsync(Complete("serves again"));
        Metrics.Should().Equal(("deployed.prom", "serves again"));
    }

    [Fact]
    public async Task Anybody_may_read_it_whatever_the_mask_of_the_user_who_deploys()
    {
        await RunAsync(Complete("serves"), "umask 077; ");

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_root, "metrics", "deployed.prom")).Should().HaveFlag(UnixFileMode.OtherRead);
    }

    [Fact]
    public async Task That_it_cannot_be_written_fails_no_deploy()
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "metrics"), "a file where the directory would be");

        (await RunAsync(Complete("serves"))).Should().Contain("metrics/deployed.prom could not be written");
        await RunAsync(Abandon("fails"));
        Directory.ResolveLinkTarget(Path.Combine(_root, "current"), returnFinalTarget: false)!.Name.Should().Be("1.0.0-aaaaaaaa");
    }

    [Fact]
    public async Task Where_nobody_watches_nothing_is_written()
    {
        await RunAsync(Complete(""));
        await RunAsync(Abandon(""));

        Directory.Exists(Path.Combine(_root, "metrics")).Should().BeFalse();
    }

    private static AuditEntry Entry => new(DateTimeOffset.UnixEpoch, "ann@laptop", "1.0.0-aaaaaaaa", "make it current");

    private IEnumerable<(string Name, string Text)> Metrics =>
        Directory.GetFiles(Path.Combine(_root, "metrics")).Order(StringComparer.Ordinal).Select(x => (Path.GetFileName(x), File.ReadAllText(x).TrimEnd('\n')));

    private RemoteCommand Complete(string metrics) => _commands.Complete("1.0.0-aaaaaaaa", Entry, metrics);

    private RemoteCommand Abandon(string metrics) => _commands.Abandon(Entry, metrics);

    /// <summary>Gives what went to standard error; anything but success fails the test.</summary>
    private async Task<string> RunAsync(RemoteCommand command, string before = "")
    {
        var text = command.Sent.Should().BeOfType<TextInput>().Which.Text;
        var result = await Cli.Wrap("sh")
            .WithArguments(command.Arguments.Select((x, i) => i == 2 ? _root : x))
            .WithStandardInputPipe(PipeSource.FromString(before + text))
            .ExecuteBufferedAsync();
        return result.StandardError;
    }
}
