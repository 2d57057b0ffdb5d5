using Slipway.Compose;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Servers;

namespace Slipway.Operate;

/// <summary>
/// A command in the container that serves. It is noted in the audit log, and takes no lock: a server must be looked at also while
/// a deploy hangs. Values of the release's secrets are masked in what is noted and in what is printed.
/// </summary>
/// <param name="deployment">The connection to the server.</param>
public sealed class ServiceCommand(Deployment deployment)
{
    private readonly OperateCommands _commands = new(deployment.Commands);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="service">Name from the Compose files.</param>
    /// <param name="command">For <c>sh -c</c> in the container.</param>
    /// <param name="write">Gets each line as it comes.</param>
    /// <param name="cancellationToken">Stops waiting; what was started in the container may go on there.</param>
    /// <returns>The command's exit code.</returns>
    /// <exception cref="InvalidInputException">The service has no container that runs.</exception>
    public async Task<int> RunAsync(string service, string command, Action<RemoteLine> write, CancellationToken cancellationToken = default)
    {
        var reading = deployment.Connection.RunAsync(_commands.ReadSecrets(), cancellationToken);
        var state = await deployment.StateAsync(cancellationToken);
        var redaction = new Redaction(SecretsFile.Read((await reading).Output).Values);
        var container = ServingContainers.Running(state, service);
        var entry = deployment.Entry(state.CurrentId ?? "", redaction.Of($"exec in {service}: {command}"));
        try
        {
            await foreach (var line in deployment.Connection.StreamAsync(_commands.Exec(container.Id, command, entry), cancellationToken))
                write(line with { Text = redaction.Of(line.Text) });
            return 0;
        }
        catch (RemoteCommandException exception)
        {
            return exception.Result.ExitCode;
        }
    }
}
