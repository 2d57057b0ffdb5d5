namespace Nuke.Common.Tooling;

/// <summary>Makes <see cref="Tool"/> delegates.</summary>
public static class ToolResolver
{
    /// <summary>The tool with a path.</summary>
    public static Tool GetTool(string toolPath) => new ToolExecutor(toolPath).Execute;

    /// <summary>The tool that the variable <c>NAME_EXE</c> names, or null.</summary>
    public static Tool TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable(ToolPathResolver.Variable(name)) is { } path ? GetTool(path) : null!;

    /// <summary>The tool on the path.</summary>
    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>The tool that the variable <c>NAME_EXE</c> names, else the one on the path.</summary>
    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);

    /// <summary>The tool in a NuGet package.</summary>
    public static Tool GetNuGetTool(string packageId, string packageExecutable, string? version = null, string? framework = null) =>
        GetTool(NuGetToolPathResolver.GetPackageExecutable(packageId, packageExecutable, version, framework));

    /// <summary>The tool in an npm package.</summary>
    public static Tool GetNpmTool(string npmExecutable) => GetTool(NpmToolPathResolver.GetNpmExecutable(npmExecutable));

    sealed class ToolExecutor(string toolPath)
    {
        public IReadOnlyCollection<Output> Execute(
            ArgumentStringHandler arguments,
            string? workingDirectory = null,
            IReadOnlyDictionary<string, string>? environmentVariables = null,
            int? timeout = null,
            bool? logOutput = null,
            bool? logInvocation = null,
            Action<OutputType, string>? logger = null,
            Action<IProcess>? exitHandler = null)
        {
            using var process = ProcessTasks.StartProcess(
                toolPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger);
            process.AssertWaitForExit();
            if (exitHandler != null)
                exitHandler(process);
            else
                process.AssertZeroExitCode();
            return process.Output;
        }
    }
}
