using System.Diagnostics.CodeAnalysis;
using Serilog;
using Slipway.Servers;

namespace Slipway.Provision;

/// <summary>Makes a server ready over one connection: asks what it is like, plans, runs the plan.</summary>
public sealed class Provisioning : IAsyncDisposable
{
    /// <summary>How long sshd may be away while it takes its new settings; what keeps one out is undone by the server after a minute.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private readonly ProvisionRequest _request;
    private readonly SshCredentials _credentials;
    private readonly ServerConnection _connection;
    private readonly AdminShell _shell;
    private readonly ILogger _log;

    private Provisioning(ProvisionRequest request, SshCredentials credentials, ServerConnection connection, ILogger log, string actor)
    {
        (_request, _credentials, _connection, _log, Actor) = (request, credentials, connection, log, actor);
        _shell = new AdminShell(connection.Server.User == "root");
    }

    /// <summary>Whom errors and other runs are told: <c>user@host</c>.</summary>
    public string Actor { get; }

    /// <summary>Signs in.</summary>
    /// <param name="request">What the server is to be ready for.</param>
    /// <param name="server">The server, with the user that may become root without a password.</param>
    /// <param name="credentials">With what.</param>
    /// <param name="log">Where progress is reported.</param>
    /// <param name="actor">Who does it, for others who try meanwhile.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SlipwayException">The server cannot be reached, or its host key is not the pinned one.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The provisioning owns the connection and disposes it.")]
    public static async Task<Provisioning> ConnectAsync(
        ProvisionRequest request, Server server, SshCredentials credentials, ILogger log, string actor, CancellationToken cancellationToken = default) =>
        new(request, credentials, await ServerConnection.ConnectAsync(server, credentials, log, cancellationToken), log, actor);

    /// <summary>What is to be done; asks the server once.</summary>
    /// <exception cref="InvalidInputException">The server cannot be made ready.</exception>
    public async Task<ProvisionPlan> PlanAsync(CancellationToken cancellationToken = default) => ProvisionPlanner.Plan(_request, await FactsAsync(cancellationToken));

    /// <summary>Runs a plan under the server's lock. A run that is cut off is completed by the next one.</summary>
    /// <param name="plan">From <see cref="PlanAsync"/>.</param>
    /// <param name="cancellationToken">Ends the step that runs.</param>
    /// <returns>What is left to do, which is nothing unless something undoes what was done.</returns>
    /// <exception cref="SlipwayException">A step failed; the message says which, and what the server said.</exception>
    public async Task<ProvisionPlan> RunAsync(ProvisionPlan plan, CancellationToken cancellationToken = default)
    {
        await using var taken = await ProvisionLock.TakeAsync(_connection, _shell, $"{Actor}, since {TimeProvider.System.GetUtcNow():u}", cancellationToken);
        foreach (var (index, step) in plan.Steps.Index())
        {
            if (taken.IsLost)
                throw new SlipwayException($"The lock of {_connection.Server} is lost: the connection was silent. {index} of {plan.Steps.Length} steps are done.", "type the same command again: it goes on");
            _log.Information("{Number}/{Count} {Step:l}", index + 1, plan.Steps.Length, step.Describe());
            await RunAsync(step, cancellationToken);
        }

        return await PlanAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<MachineFacts> FactsAsync(CancellationToken cancellationToken) =>
        FactsScript.Parse((await _connection.RunAsync(FactsScript.Ask(_shell, _request), cancellationToken)).Output);

    private async Task RunAsync(ProvisionStep step, CancellationToken cancellationToken)
    {
        try
        {
            await _connection.RunAsync(step.Command(_shell), cancellationToken);
        }
        catch (RemoteCommandException exception)
        {
            throw new SlipwayException($"{_connection.Server}: could not {step.Describe()}: {exception.Result.Words}", "what was done before stays; type the same command again once that is put right", exception);
        }

        if (step.Risk is { } risk)
            await ConfirmAsync(step, risk, cancellationToken);
    }

    /// <summary>Signs in anew and says that it could; otherwise what was done is undone, at once or by the server itself within a minute.</summary>
    private async Task ConfirmAsync(ProvisionStep step, string risk, CancellationToken cancellationToken)
    {
        try
        {
            await using var again = await SignInAnewAsync(cancellationToken);
            await again.RunAsync(_shell.Script($"rm -f /run/slipway-provision/{risk}.*.undo").For("confirming that one can sign in"), cancellationToken);
        }
        catch (SlipwayException exception)
        {
            var undo = _shell.Script($"for undo in /run/slipway-provision/{risk}.*.undo; do sh \"$undo\"; rm -f \"$undo\"; done");
            await _connection.RunAsync(undo.For("undoing what keeps one from signing in"), CancellationToken.None);
            throw new SlipwayException($"{_connection.Server}: after \"{step.Describe()}\" nobody could sign in anew, so it was undone. {exception.Message}", innerException: exception);
        }
    }

    /// <summary>A connection that is cut or refused may be to an sshd that is just taking its new settings; whom it turns away by name is turned away.</summary>
    private async Task<ServerConnection> SignInAnewAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await ServerConnection.ConnectAsync(_connection.Server, _credentials, _log, cancellationToken);
            }
            catch (ConnectFailedException exception) when (
                ServerConnection.IsTurnedAway(exception.InnerException) && TimeProvider.System.GetElapsedTime(started) < s_patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellationToken);
            }
        }
    }
}
