using System.ComponentModel;
using CliWrap;
using Serilog;

namespace Slipway.Images;

/// <summary>Runs described <c>docker</c> commands, line by line into the log.</summary>
internal sealed record DockerClient(ILogger Log)
{
    /// <summary>Runs a command; the answer tells whether it succeeded and what it printed.</summary>
    public async Task<CommandOutput> RunAsync(DockerCommand command, Secret? input = null, CancellationToken cancellationToken = default)
    {
        Log.Debug("{Command}", command);
        var output = new CommandOutput();
        var lines = PipeTarget.ToDelegate(line =>
        {
            output.Add(line);
            Log.Debug("{Line}", line);
        });
        var process = Cli.Wrap("docker")
            .WithArguments(command.Arguments)
            .WithEnvironmentVariables(command.Environment.ToDictionary(variable => variable.Key, string? (variable) => variable.Value, StringComparer.Ordinal))
            .WithStandardInputPipe(input is null ? PipeSource.Null : PipeSource.FromString(input.Reveal()))
            .WithStandardOutputPipe(lines)
            .WithStandardErrorPipe(lines)
            .WithValidation(CommandResultValidation.None);
        try
        {
            var result = await process.WithWorkingDirectory(command.WorkingDirectory ?? "").ExecuteAsync(cancellationToken);
            return output with { ExitCode = result.ExitCode };
        }
        catch (Win32Exception exception)
        {
            throw new SlipwayException($"docker cannot be started: {exception.Message}", "install Docker with Buildx, or put docker on the PATH", exception);
        }
    }
}
