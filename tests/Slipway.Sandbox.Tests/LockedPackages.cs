using System.Security.Cryptography;
using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests;

/// <summary>Programs of the npm registry that tests run, installed as locked. What is installed once serves every later run.</summary>
/// <param name="source">Folder with <c>package.json</c>, <c>package-lock.json</c> and <c>.npmrc</c>.</param>
internal sealed class LockedPackages(string source)
{
    private static readonly string[] s_files = [".npmrc", "package.json", "package-lock.json"];

    // A folder for each lock file: checkouts of two versions do not take turns.
    private readonly string _installed = Path.Combine(
        SandboxFixture.Root, ".nuke", "temp", "npm", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(source, "package-lock.json"))))[..16]);

    /// <summary>The folder <c>node_modules</c>.</summary>
    public string Modules => Path.Combine(_installed, "node_modules");

    /// <summary>Path of a program.</summary>
    public string Program(string name) => Path.Combine(Modules, ".bin", name);

    public async Task InstallAsync()
    {
        if (Directory.Exists(_installed))
            return;
        var made = Directory.CreateDirectory($"{_installed}.{Guid.NewGuid():n}").FullName;
        foreach (var file in s_files)
            File.Copy(Path.Combine(source, file), Path.Combine(made, file), overwrite: true);
        await Cli.Wrap("npm").WithArguments(["ci"]).WithWorkingDirectory(made).ExecuteBufferedAsync();
        try
        {
            Directory.Move(made, _installed);
        }
        catch (IOException) when (Directory.Exists(_installed))
        {
            // Another test was faster.
            Directory.Delete(made, recursive: true);
        }
    }
}
