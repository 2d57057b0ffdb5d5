using Slipway.Compose;
using Slipway.Releases;
using Slipway.Rollouts;

namespace Slipway.Operate;

/// <summary>
/// Maintenance of an application: while a file is there its proxy answers 503, health excepted. The file is below the directory of
/// the switches, which the proxy mounts, so that nothing is restarted or reloaded, and a deploy or a reboot leaves it.
/// </summary>
/// <param name="deployment">The connection to the server.</param>
public sealed class MaintenanceSwitch(Deployment deployment)
{
    /// <summary>What a Caddyfile needs, once at its top level; each site then says <c>import maintenance</c>.</summary>
    public const string Snippet =
        """
        (maintenance) {
        	@open not path /health
        	route @open {
        		@maintenance file {
        			root /run/slipway/upstreams/.maintenance
        			try_files on
        		}
        		header @maintenance {
        			Retry-After 120
        			Cache-Control no-store
        			Content-Type "text/html; charset=utf-8"
        		}
        		respond @maintenance "<!doctype html><html lang=en><meta charset=utf-8><title>Back soon</title><p>We are working on this. Please come back in a few minutes.</p></html>" 503
        	}
        }
        """;

    private readonly OperateCommands _commands = new(deployment.Commands);

    /// <summary>Since when it is on; null while it is off.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MaintenanceState?> FindAsync(CancellationToken cancellationToken = default) => (await deployment.StateAsync(cancellationToken)).Maintenance;

    /// <summary>Refuses maintenance where no proxy of the release that serves would take notice.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidInputException">None does; the message has what a Caddyfile needs.</exception>
    public async Task RequireFollowedAsync(CancellationToken cancellationToken = default)
    {
        var state = await deployment.StateAsync(cancellationToken);
        if (state.CurrentId is null)
            throw new InvalidInputException($"Nothing has been deployed to {deployment.Where}.", $"./build.sh DeployBackend --environment {deployment.Environment.Name}");
        if ((await deployment.Connection.RunAsync(_commands.FindFollower(), cancellationToken)).Output.Trim().Length == 0)
            throw new InvalidInputException(
                $"No proxy of {state.CurrentId} looks at {TrafficSwitch.Maintenance}. Nothing was changed. Its Caddyfile needs this once, and `import maintenance` in each site:\n{Snippet}",
                "put it into the Caddyfile, deploy, and type the same command again");
    }

    /// <summary>Turns it on or off, under the lock, by one rename; nothing happens where it is so already.</summary>
    /// <param name="isOn">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether anything was changed.</returns>
    public async Task<bool> SetAsync(bool isOn, CancellationToken cancellationToken = default)
    {
        var state = await deployment.StateAsync(cancellationToken);
        if (isOn == state.Maintenance is not null)
            return false;
        if (isOn)
            await RequireFollowedAsync(cancellationToken);
        var what = isOn ? "turn maintenance on" : "turn maintenance off";
        await using var taken = await deployment.TakeLockAsync(what, cancellationToken);
        var entry = deployment.Entry(state.CurrentId ?? "", what);
        await deployment.Changes.RunAsync(_commands.SetMaintenance(isOn ? new MaintenanceState(entry.Time, entry.Actor) : null, entry), cancellationToken);
        deployment.Forget();
        return true;
    }
}
