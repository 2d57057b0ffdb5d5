using System.Text;
using CliWrap;
using CliWrap.Buffered;
using Slipway.Contracts;
using Slipway.Provision;

namespace Slipway.Sandbox.Tests.Provision;

/// <summary>Every script is one that a shell can read, also those that no server of the sandbox needs.</summary>
public sealed class StepScriptTests
{
    private static readonly PublicKey s_key = PublicKey.Parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIann0123456789 it's Ann's", "a test");

    private static readonly ManagedFile s_file = new("/etc/it's", "a 'file'\n$(false)\n");

    public static TheoryData<string> Steps => [.. All.Keys];

    private static Dictionary<string, ProvisionStep> All => new ProvisionStep[]
    {
        new AddDockerRepository(new DockerRepository("debian", "bookworm", "amd64")), new InstallPackages(["a", "b"]), new WriteDaemonSettings("{}", Restarts: true, Containers: 2), new MakeUser("deploy"),
        new JoinDocker("deploy"), new AuthorizeKeys("deploy", [s_key]), new MakeHome("/opt/shop", "deploy"), new RaiseFirewall(s_file, [22]), new ConfineSsh(s_file), new WriteFiles("write", [s_file]),
        new EnableUnits(["a.service"]), new StartDocker(), new MakeSwap(1 << 30), new KeepTime(),
    }.ToDictionary(x => x.GetType().Name);

    [Fact]
    public void Every_kind_of_step_is_read() =>
        All.Keys.Should().BeEquivalentTo(typeof(ProvisionStep).Assembly.GetTypes().Where(x => x.IsSubclassOf(typeof(ProvisionStep))).Select(x => x.Name));

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_shell_can_read_a_step(string step)
    {
        using var script = new MemoryStream();
        await All[step].Command(new AdminShell(IsRoot: true)).Sent!.WriteToAsync(script, CancellationToken.None);

        await CanBeReadAsync(Encoding.UTF8.GetString(script.ToArray()));
    }

    [Fact]
    public Task A_shell_can_read_the_script_of_the_daily_backup() =>
        CanBeReadAsync(DailyBackup.Script(new ProvisionRequest { Application = "shop", Keys = [s_key], Backup = new DatabaseBackup("db") }).Content);

    private static async Task CanBeReadAsync(string script) => (await Cli.Wrap("sh").WithArguments(["-n"])
        .WithStandardInputPipe(PipeSource.FromString(script)).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync()).StandardError.Should().BeEmpty(script);
}
