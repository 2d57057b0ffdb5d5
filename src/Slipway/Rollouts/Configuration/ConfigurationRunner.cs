using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Environments;
using Slipway.Releases;
using Slipway.Servers;

namespace Slipway.Rollouts.Configuration;

/// <summary>Runs the operations that ask services about their configuration.</summary>
/// <param name="environment">Where.</param>
/// <param name="changes">Runs the commands.</param>
/// <param name="commands">Those of the rollout.</param>
internal sealed class ConfigurationRunner(DeployEnvironment environment, ServerChanges changes, RolloutCommands commands)
{
    private readonly ConfigurationCommands _commands = new(commands, new ServerLayout(environment.Application));

    /// <summary>Runs one.</summary>
    /// <exception cref="SlipwayException">A configuration is not valid, or not the one that is live.</exception>
    public async Task RunAsync(IConfigurationOperation operation, Release release, CancellationToken cancellationToken)
    {
        var services = operation.Services.Select(name => release.Services.First(x => x.Name == name)).ToArray();
        if (operation is ValidateConfiguration)
            await ValidateAsync(services, release, cancellationToken);
        else
            foreach (var service in services)
                await ConfirmAsync(service, cancellationToken);
    }

    /// <summary>Puts the files of services that are about to be started where they will look.</summary>
    public async Task PlaceAsync(IEnumerable<ReleaseService> services, CancellationToken cancellationToken)
    {
        foreach (var service in services.Where(x => x.Configuration?.Files is not null))
            await changes.RunAsync(_commands.Place(service), cancellationToken);
    }

    /// <summary>Has services take up the files of a release, one after the other.</summary>
    /// <returns>The progress, which the server has by then.</returns>
    /// <exception cref="SlipwayException">One cannot, or works with something else afterwards.</exception>
    public async Task<Progress> ReloadAsync(ReleaseService[] services, Release release, Progress progress, AuditEntry entry, CancellationToken cancellationToken)
    {
        foreach (var service in services)
        {
            Compare(service, await ReloadAsync(service, release, progress, entry, cancellationToken));
            // A service that works with other files than those that the next start of it finds is not left behind.
            await changes.RunAsync(_commands.Settle(service), CancellationToken.None);
        }

        return progress;
    }

    private async Task<RemoteResult> ReloadAsync(ReleaseService service, Release release, Progress progress, AuditEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await changes.RunAsync(_commands.Reload(service, progress, entry), cancellationToken);
        }
        catch (RemoteCommandException exception)
        {
            throw new SlipwayException(
                $"{environment.Name}: {service.Name} could not take up the configuration of {release.Id}: {exception.Result.Words}",
                "correct the files that it mounts and deploy again", exception);
        }
    }

    private async Task ValidateAsync(ReleaseService[] services, Release release, CancellationToken cancellationToken)
    {
        try
        {
            await changes.RunInterruptiblyAsync(_commands.Validate(release.Id, services), cancellationToken);
        }
        catch (RemoteCommandException exception)
        {
            throw new SlipwayException(
                $"{environment.Name}: the configuration of {string.Join(", ", services.Select(x => x.Name))} in {release.Id} is not valid: {exception.Result.Words}",
                "correct the files that it mounts and deploy again", exception);
        }
    }

    private async Task ConfirmAsync(ReleaseService service, CancellationToken cancellationToken)
    {
        RemoteResult result;
        try
        {
            result = await changes.RunInterruptiblyAsync(_commands.Compare(service), cancellationToken);
        }
        catch (RemoteCommandException exception)
        {
            throw new SlipwayException($"{environment.Name}: {service.Name} does not say what configuration it works with: {exception.Result.Words}", innerException: exception);
        }

        Compare(service, result);
    }

    private void Compare(ReleaseService service, RemoteResult result)
    {
        if (!AreEqual(result.Output))
            throw new SlipwayException(
                $"{environment.Name}: {service.Name} does not work with the configuration that its files say. They are printed by {Label(ServiceConfiguration.WantedLabel, service.Configuration!.Wanted)} and {Label(ServiceConfiguration.LiveLabel, service.Configuration.Live)}.");
    }

    private static string Label(string name, string? command) => $"the label {name} (`{command}`)";

    /// <summary>Whether both documents of an answer are JSON and say the same, in whatever order their members stand.</summary>
    internal static bool AreEqual(string answer)
    {
        var parts = answer.Split($"\n{ConfigurationCommands.Mark}\n");
        try
        {
            return parts.Length == 2 && JsonNode.DeepEquals(JsonNode.Parse(parts[0]), JsonNode.Parse(parts[1]));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
