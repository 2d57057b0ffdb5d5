using System.Runtime.CompilerServices;
using Slipway.Rollouts;

namespace Slipway.Operate;

/// <summary>What the containers that serve have written.</summary>
/// <param name="deployment">The connection to their server.</param>
public sealed class ServiceLogs(Deployment deployment)
{
    /// <summary>Reads lines, and goes on reading where that is asked for, until the containers end.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Ends it, on the server too.</param>
    /// <exception cref="InvalidInputException">A service has no container.</exception>
    public async IAsyncEnumerable<LogLine> ReadAsync(LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var containers = ServingContainers.Find(await deployment.StateAsync(cancellationToken), request.Services);
        if (containers.IsEmpty)
            throw new InvalidInputException($"Nothing runs on {deployment.Where}.", "deploy first, or name a service whose stopped container is meant: --service NAME");
        await foreach (var line in deployment.Connection.StreamAsync(OperateCommands.Logs(request, containers), cancellationToken))
            yield return LogLine.Parse(line.Text);
    }
}
