using System.Net;
using System.Text;
using CliWrap;

namespace Slipway.Sandbox.Tests.ExampleApplication;

/// <summary>The backend as its container runs it: a process that is asked to stop with SIGTERM.</summary>
internal sealed class BackendProcess : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly CancellationTokenSource _killed = new();
    private readonly CommandTask<CommandResult> _process;

    private BackendProcess(Database database, int port)
    {
        Port = port;
        _process = Command([])
            .WithEnvironmentVariables(new Dictionary<string, string?>(database.Variables) { ["ASPNETCORE_HTTP_PORTS"] = $"{port}" })
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(_output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(_output))
            .ExecuteAsync(_killed.Token);
        Client = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public int Port { get; }

    public HttpClient Client { get; }

    public string Output => _output.ToString();

    /// <summary>Runs the migration step to its end and gives its exit code.</summary>
    public static async Task<int> MigrateAsync(Database database) =>
        (await Command(["migrate"]).WithEnvironmentVariables(database.Variables).ExecuteAsync()).ExitCode;

    /// <summary>Starts the server and waits until <c>/health</c> answers, well or not.</summary>
    public static async Task<BackendProcess> StartAsync(Database database)
    {
        var backend = new BackendProcess(database, SandboxFixture.FreePort());
        while (await backend.HealthAsync() is null)
        {
            if (backend._process.Task.IsCompleted)
                throw new InvalidOperationException($"The backend ended: {backend.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return backend;
    }

    /// <summary>The status of <c>/health</c>, or null when nobody answers.</summary>
    public async Task<HttpStatusCode?> HealthAsync()
    {
        try
        {
            using var answer = await Client.GetAsync("/health");
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task TerminateAsync() =>
        await Cli.Wrap("sh").WithArguments(["-c", $"kill -TERM {_process.ProcessId}"]).ExecuteAsync();

    /// <summary>Waits for the process to end and gives its exit code.</summary>
    public async Task<int> EndAsync() => (await _process).ExitCode;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _killed.CancelAsync();
        await _process.Task.ContinueWith(_ => { }, TaskScheduler.Default);
        _killed.Dispose();
        _process.Dispose();
    }

    private static Command Command(string[] arguments)
    {
        var directory = Path.Combine(
            SandboxFixture.Root, "src", "Backend", "bin", Configuration, Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory))!);
        return Cli.Wrap("dotnet")
            .WithArguments([Path.Combine(directory, "Backend.dll"), .. arguments])
            .WithWorkingDirectory(directory)
            .WithValidation(CommandResultValidation.None);
    }

    private static string Configuration =>
        Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory)))!;
}
