namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>
/// What <c>build.sh</c> compiled, kept for later jobs of executed workflows as a cache would keep it. It cannot be mistaken for
/// that of other sources: <c>build.sh</c> compares the contents of all that the build is made of, and compiles where they differ.
/// </summary>
public sealed class CompiledBuild : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-compiled-").FullName;

    /// <summary>Is there once a job has compiled.</summary>
    public string Folder => Path.Combine(_folder, "bin");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
