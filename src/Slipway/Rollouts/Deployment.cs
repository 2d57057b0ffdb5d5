using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Serilog;
using Slipway.Environments;
using Slipway.Health;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts;

/// <summary>
/// A deploy's one connection to its server: asks what runs there, and takes it from release to release, part by part.
/// Each part can run in a process of its own; what went before is read from the server.
/// </summary>
public sealed partial class Deployment : IAsyncDisposable
{
    private readonly DeployEnvironment _environment;
    private readonly DeploymentOptions _options;
    private readonly ServerConnection _connection;
    private readonly RolloutCommands _commands;
    private readonly OperationRunner _runner;
    private readonly ILogger _log;
    private readonly string _fence = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private ServerState? _state;
    private ServerState? _seen;
    private DeployLock? _lock;

    private Deployment(DeployEnvironment environment, DeploymentOptions options, ServerConnection connection)
    {
        _environment = environment;
        _options = options;
        _connection = connection;
        _log = options.Log;
        _commands = new RolloutCommands(Layout, _fence);
        _runner = new OperationRunner(environment, options, connection, _commands);
    }

    /// <summary>Where the application is on the server.</summary>
    public ServerLayout Layout => new(_environment.Application);

    /// <summary>Environment and server, as messages name them.</summary>
    public string Where => $"{_environment.Name} on {_environment.Server}";

    /// <summary>The connection, for what is not a rollout: smoke tests that read a certificate, logs.</summary>
    public ServerConnection Connection => _connection;

    /// <summary>Connects to the environment's server.</summary>
    /// <param name="environment">Where to.</param>
    /// <param name="options">As whom, and how.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SlipwayException">The server cannot be reached, or its host key is not the pinned one.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The deployment owns the connection and disposes it.")]
    public static async Task<Deployment> ConnectAsync(DeployEnvironment environment, DeploymentOptions options, CancellationToken cancellationToken = default)
    {
        return new Deployment(environment, options, await ServerConnection.ConnectAsync(environment.Server, options.Credentials, options.Log, cancellationToken));
    }

    /// <summary>What the server runs and has, in one round trip; asked once, and again after a failure.</summary>
    public async Task<ServerState> StateAsync(CancellationToken cancellationToken = default)
    {
        if (_state is not null)
            return _state;
        return Understand((await _connection.RunAsync(_commands.ReadState(), cancellationToken)).Output);
    }

    /// <summary>Since when visitors are asked to come back later; null while they are not. A deploy need not ask again: only who holds the lock changes it.</summary>
    public async Task<MaintenanceState?> MaintenanceAsync(CancellationToken cancellationToken = default) =>
        (_seen ?? await StateAsync(cancellationToken)).Maintenance;

    private ServerState Understand(string answer)
    {
        _state = _seen = StateScript.Parse(answer);
        foreach (var damage in _state.Damage)
            _log.Warning("{Where}: {Damage}; it counts as absent", Where, damage);
        return _state;
    }

    /// <summary>What the server runs, for people and scripts.</summary>
    public async Task<StatusReport> StatusAsync(CancellationToken cancellationToken = default)
    {
        var files = _connection.RunAsync(_commands.CheckFiles(), cancellationToken);
        var status = StatusReport.From(_environment.Name, _environment.Server.ToString(), await StateAsync(cancellationToken));
        return status with { Drift = FileSums.Read((await files).Output) };
    }

    /// <summary>Reads a file out of a service's container.</summary>
    /// <param name="source"><c>service:path</c></param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RemoteCommandException">The container or the file is not there.</exception>
    public async Task<string> ReadFileAsync(string source, CancellationToken cancellationToken = default)
    {
        var (service, path) = source.Split(':', 2) is [var name, var file] ? (name, file) : throw new InvalidInputException($"'{source}' is not service:path.");
        return (await _connection.RunAsync(_commands.ReadFile(service, path), cancellationToken)).Output;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_lock is not null)
        {
            await SettleAsync();
            await LeavePartAsync(_lock);
            await _lock.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    /// <summary>What was replaced and could not be let go of is still there for the process that goes on, which does it then.</summary>
    private async Task SettleAsync()
    {
        try
        {
            await _runner.SettleAsync();
        }
        catch (SlipwayException exception)
        {
            _log.Warning("{Where}: what was replaced is still there: {Reason:l}", Where, exception.Message);
        }
    }

    /// <summary>Notes for the process that goes on how long this one took; no deploy fails for that.</summary>
    private async Task LeavePartAsync(DeployLock held)
    {
        if (!_isBetweenParts || held.IsLost)
            return;
        try
        {
            await _runner.RecordAllAsync(_progress!, CancellationToken.None);
        }
        catch (SlipwayException exception)
        {
            _log.Debug("{Where}: how long the targets took was not noted: {Reason:l}", Where, exception.Message);
        }
    }
}

/// <summary>Who deploys, and how patiently.</summary>
public sealed record DeploymentOptions
{
    /// <summary>How the server is logged in to.</summary>
    public required SshCredentials Credentials { get; init; }

    /// <summary>Who deploys: <c>user@host</c>, or the actor of a CI run.</summary>
    public required string Actor { get; init; }

    /// <summary>Where it deploys from: a machine, or the address of a CI run.</summary>
    public string From { get; init; } = Environment.MachineName;

    /// <summary>For how long containers that were replaced run on without requests, so that a rollback is a switch; zero stops them at once.</summary>
    public TimeSpan WarmWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How the gate waits.</summary>
    public GateOptions Gate { get; init; } = new();

    /// <summary>How much of the past stays on the server.</summary>
    public RetentionPolicy Retention { get; init; } = RetentionPolicy.Default;

    /// <summary>How many backups of the database stay on the server; null leaves that to what the environment declares.</summary>
    public int? KeepBackups { get; init; }

    /// <summary>Called when new containers begin to be waited for: the time for what would else be done after them.</summary>
    public Action? OnWaiting { get; init; }

    /// <summary>Where progress is reported.</summary>
    public required ILogger Log { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
