using System.Security.Cryptography;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.CommandLine;

/// <summary><c>./build.sh</c> as a person types it, with a sandbox of this test alone.</summary>
internal sealed class BuildScript : IAsyncDisposable
{
    private readonly string _name = $"cli-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
    private readonly AddressBlock _addresses = AddressBlock.Claim();
    private readonly string _address;
    private readonly int _port = SandboxFixture.FreePort();
    private readonly Watchdog _watchdog;

    public BuildScript()
    {
        _address = _addresses.Next();
        _watchdog = new Watchdog(new SandboxOptions { Root = SandboxFixture.Root, Name = _name });
    }

    /// <summary>The container that is the server.</summary>
    public string ServerContainer => $"{_name}-local";

    /// <summary>The container that is the registry.</summary>
    public string RegistryContainer => $"{_name}-registry";

    /// <summary>Runs it to its end; what it printed is in the result, whatever the exit code.</summary>
    public async Task<BufferedCommandResult> RunAsync(params string[] arguments) => await Command(arguments).ExecuteBufferedAsync();

    /// <summary>The same, for what goes on until it is stopped.</summary>
    public Command Command(params string[] arguments) => Cli.Wrap(Path.Combine(SandboxFixture.Root, "build.sh"))
        .WithArguments([.. arguments, "--no-logo", "--sandbox-name", _name, "--sandbox-address", _address, "--sandbox-registry-port", $"{_port}"])
        .WithWorkingDirectory(SandboxFixture.Root)
        .WithEnvironmentVariables(x => x.Set("CI", "true"))
        .WithValidation(CommandResultValidation.None);

    /// <summary>Status and <c>Retry-After</c> of an answer, asked from the server itself.</summary>
    /// <param name="address">Public address.</param>
    /// <param name="more">Further arguments of curl.</param>
    public Task<string> AnswerAsync(string address, params string[] more) => SandboxFixture.DockerAsync(
    [
        "exec", ServerContainer, "curl", "--silent", "--insecure", "--resolve", $"{new Uri(address).Host}:443:127.0.0.1",
        "--output", "/dev/null", "--write-out", "%{http_code} %header{retry-after}", .. more, address,
    ]);

    /// <summary>Containers with this sandbox's label.</summary>
    public Task<string> ContainersAsync() => SandboxFixture.DockerAsync("ps", "--all", "--quiet", "--filter", $"label=dev.slipway.sandbox={_name}");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("SandboxDown");
        await _watchdog.DisposeAsync();
        _addresses.Dispose();
    }
}
