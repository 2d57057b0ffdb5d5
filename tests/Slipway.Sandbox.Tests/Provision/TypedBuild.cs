using CliWrap;
using CliWrap.Buffered;

namespace Slipway.Sandbox.Tests.Provision;

/// <summary>The real build for QA in an empty repository, as root in CI types it and nobody can be asked.</summary>
/// <param name="keyFile">The private key that signs in.</param>
internal sealed class TypedBuild(string keyFile) : IDisposable
{
    private readonly DirectoryInfo _root = NewRoot();

    public string Root => _root.FullName;

    public Dictionary<string, string?> Variables { get; } = new() { ["CI"] = "true" };

    public async Task<BufferedCommandResult> RunAsync(params string[] arguments) => await Cli.Wrap("dotnet")
        .WithArguments(["exec", SandboxFixture.Build, .. arguments, "--environment", "qa", "--ssh-key", keyFile, "--root", Root, "--no-logo"])
        .WithWorkingDirectory(Root)
        .WithEnvironmentVariables(Variables)
        .WithStandardInputPipe(PipeSource.FromString(""))
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync();

    public void Dispose() => _root.Delete(recursive: true);

    private static DirectoryInfo NewRoot()
    {
        var root = Directory.CreateTempSubdirectory("slipway-typed-");
        root.CreateSubdirectory(".nuke");
        return root;
    }
}
