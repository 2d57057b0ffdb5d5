using System.Collections.Immutable;

namespace Slipway.Provision;

/// <summary>Pure: what a server is like and what it is to be → steps.</summary>
internal static class ProvisionPlanner
{
    private const long Gigabyte = 1L << 30;

    /// <exception cref="InvalidInputException">The server cannot be made ready; the message says why.</exception>
    public static ProvisionPlan Plan(ProvisionRequest request, MachineFacts facts)
    {
        Require(request);
        return new ProvisionPlan(facts, [.. Steps(request, facts)], [.. Notes(request, facts)]);
    }

    private static void Require(ProvisionRequest request)
    {
        if (request.Keys.IsEmpty)
            throw new InvalidInputException($"No public key is known that may sign in as {request.User}.", "--deploy-keys ~/.ssh/id_ed25519.pub");
        if (request.KeepBackups < 1)
            throw new InvalidInputException($"{request.KeepBackups} backups cannot be kept.", "--keep-backups 7");
    }

    private static IEnumerable<ProvisionStep> Steps(ProvisionRequest request, MachineFacts facts) =>
    [
        .. Software(facts),
        .. User(request, facts),
        .. Access(facts),
        .. Upkeep(facts),
        .. Services(request, facts),
    ];

    private static IEnumerable<ProvisionStep> Software(MachineFacts facts)
    {
        var repository = Packages.Repository(facts);
        if (repository is not null && !(facts.Has(repository.Source) && facts.Files.ContainsKey(DockerRepository.KeyFile)))
            yield return new AddDockerRepository(repository);
        // Before Docker, which then need not be restarted for it.
        if (DaemonSettings.Merge(facts.DaemonJson) is { } daemon)
            yield return new WriteDaemonSettings(daemon, Restarts: facts.Engine is not null, facts.Containers);
        var missing = Packages.Missing(facts, repository);
        if (!missing.IsEmpty || facts.IsInterrupted)
            yield return new InstallPackages(missing);
        if (!facts.HasSystemd && facts.Engine is null)
            yield return new StartDocker();
    }

    private static IEnumerable<ProvisionStep> User(ProvisionRequest request, MachineFacts facts)
    {
        if (!facts.HasUser)
            yield return new MakeUser(request.User);
        if (!facts.UserHasDocker)
            yield return new JoinDocker(request.User);
        if (request.Keys.Except(facts.Keys).ToImmutableArray() is { IsEmpty: false } keys)
            yield return new AuthorizeKeys(request.User, keys);
        if (facts.HomeOwner != request.User)
            yield return new MakeHome($"/opt/{request.Application}", request.User);
    }

    private static IEnumerable<ProvisionStep> Access(MachineFacts facts)
    {
        var (firewall, ssh) = (ProvisionFiles.Firewall(facts), ProvisionFiles.Ssh(facts));
        if (!facts.Has(firewall) || !facts.FirewallStands || facts.Unconfirmed.Contains("firewall"))
            yield return new RaiseFirewall(firewall, facts.SshPorts);
        if (!facts.Has(ssh) || !ProvisionFiles.SshMeaning.All(x => x.Values.Contains(facts.Sshd.GetValueOrDefault(x.Key))) || facts.Unconfirmed.Contains("ssh"))
            yield return new ConfineSsh(ssh);
        if (!Packages.HasPenalties(facts) && !facts.Has(ProvisionFiles.SshJail))
            yield return new WriteFiles("shut out who guesses keys", [ProvisionFiles.SshJail]);
    }

    private static IEnumerable<ProvisionStep> Upkeep(MachineFacts facts)
    {
        if (!facts.Has(ProvisionFiles.Upgrades))
            yield return new WriteFiles("install security updates every day", [ProvisionFiles.Upgrades]);
        if (facts is { IsContainer: false, Swap: 0 })
            yield return new MakeSwap(Math.Clamp(facts.Memory, Gigabyte, 4 * Gigabyte) / Gigabyte * Gigabyte);
        if (facts is { IsContainer: false, HasSystemd: true, KeepsTime: false })
            yield return new KeepTime();
    }

    private static IEnumerable<ProvisionStep> Services(ProvisionRequest request, MachineFacts facts)
    {
        if (!facts.HasSystemd)
            yield break;
        if (!facts.Has(ProvisionFiles.FirewallService))
            yield return new WriteFiles("put the firewall in force with the server", [ProvisionFiles.FirewallService]);
        if (ProvisionFiles.BackupFiles(request).Where(x => !facts.Has(x)).ToImmutableArray() is { IsEmpty: false } backup)
            yield return new WriteFiles($"back the database of {request.Application} up every day, read it back, and keep {request.KeepBackups}", backup);
        if (ProvisionFiles.WantedUnits(request, facts).Where(x => !facts.Units.Contains(x)).ToImmutableArray() is { IsEmpty: false } units)
            yield return new EnableUnits(units);
    }

    private static IEnumerable<string> Notes(ProvisionRequest request, MachineFacts facts)
    {
        if (facts.IsContainer)
            yield return "swap and clock, which are those of the machine that this container runs on";
        if (!facts.HasSystemd)
            yield return "what needs systemd: firewall and Docker do not come back after a reboot, nothing is upgraded by itself, no daily backup is taken";
        if (DaemonSettings.ForeignDriver(facts.DaemonJson) is { } driver)
            yield return $"rotation of logs: {DaemonSettings.File} sends them to {driver}";
        if (request.Backup is null)
            yield return "daily backups: build/Environments.cs declares no ContractFiles.Backup";
    }
}
