using Slipway.Compose;
using Slipway.Environments;
using Slipway.Rollouts;

namespace Slipway.Operate;

/// <summary>A check of the smoke test that only a container can make; see <see cref="ContainerCheck"/>.</summary>
/// <param name="deployment">The connection to the server.</param>
public sealed class ServiceCheck(Deployment deployment)
{
    /// <summary>A command that hangs is ended on the server.</summary>
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(1);

    private readonly OperateCommands _commands = new(deployment.Commands);

    /// <summary>Runs it in the service's newest container.</summary>
    /// <param name="check">The check.</param>
    /// <param name="command">Its command, as it is to be run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it printed where it failed, with the values of the release's secrets masked; null where it passed.</returns>
    public async Task<string?> RunAsync(ContainerCheck check, string command, CancellationToken cancellationToken = default)
    {
        var result = await deployment.Connection.RunAsync(_commands.Check(check.Service, command).WithTimeout(s_timeLimit).AllowFailure(), cancellationToken);
        if (result.ExitCode == 0)
            return null;
        var secrets = SecretsFile.Read((await deployment.Connection.RunAsync(_commands.ReadSecrets(), cancellationToken)).Output);
        return new Redaction(secrets.Values).Of($"exit code {result.ExitCode}: {$"{result.Output}{result.Error}".Trim()}");
    }
}
