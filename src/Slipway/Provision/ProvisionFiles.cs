using System.Collections.Immutable;
using System.Text;
using Slipway.Releases;

namespace Slipway.Provision;

/// <summary>The files that Slipway writes on a server, and the units that come of them.</summary>
internal static class ProvisionFiles
{
    public const string FirewallUnit = "slipway-firewall.service";

    /// <summary>Of each key sshd takes the first value that it reads, and it reads these files in the order of their names.</summary>
    public const string SshFile = "/etc/ssh/sshd_config.d/00-slipway.conf";

    public const string FirewallFile = "/etc/slipway/firewall.nft";

    public const string UpgradesFile = "/etc/apt/apt.conf.d/52slipway";

    public const string JailFile = "/etc/fail2ban/jail.d/slipway.local";

    private const string UnitFolder = "/etc/systemd/system";

    private const string Docker = "docker.service";

    private const string Jail = "fail2ban.service";

    private static readonly ImmutableArray<string> s_upgradeTimers = ["apt-daily.timer", "apt-daily-upgrade.timer"];

    public static string BackupUnit(ProvisionRequest request) => DailyBackupState.UnitPrefix + request.Application;

    /// <summary>All paths that are asked for.</summary>
    public static IEnumerable<string> Paths(ProvisionRequest request) =>
    [
        SshFile, FirewallFile, UpgradesFile, JailFile, DockerRepository.KeyFile, $"{UnitFolder}/{FirewallUnit}", "/etc/apt/sources.list.d/docker.sources",
        DailyBackup.ScriptFile(request), $"{UnitFolder}/{BackupUnit(request)}.service", $"{UnitFolder}/{BackupUnit(request)}.timer",
    ];

    /// <summary>All units that are asked for.</summary>
    public static IEnumerable<string> Units(ProvisionRequest request) => [Docker, FirewallUnit, Jail, .. s_upgradeTimers, $"{BackupUnit(request)}.timer"];

    /// <summary>Those that must be enabled and active in the end.</summary>
    public static IEnumerable<string> WantedUnits(ProvisionRequest request, MachineFacts facts) =>
    [
        Docker, FirewallUnit, .. s_upgradeTimers,
        .. Packages.HasPenalties(facts) ? [] : new[] { Jail },
        .. request.Backup is null ? [] : new[] { $"{BackupUnit(request)}.timer" },
    ];

    /// <summary>
    /// Only keys sign in. Deploys share one connection and forward the registry through it; see
    /// <see href="https://man.openbsd.org/sshd_config"/>.
    /// </summary>
    public static ManagedFile Ssh(MachineFacts facts) => new(
        SshFile,
        $"""
        # Written by ./build.sh Provision, which writes it anew.
        PubkeyAuthentication yes
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PermitRootLogin prohibit-password
        X11Forwarding no
        AllowTcpForwarding yes
        GatewayPorts no
        MaxSessions 100
        MaxStartups 100:30:200
        {(Packages.HasPenalties(facts) ? "PerSourcePenalties yes\n" : "")}
        """);

    /// <summary>What sshd must say of itself with that file.</summary>
    public static ImmutableArray<(string Key, string[] Values)> SshMeaning =>
    [
        ("pubkeyauthentication", ["yes"]), ("passwordauthentication", ["no"]), ("kbdinteractiveauthentication", ["no"]),
        ("permitrootlogin", ["without-password", "prohibit-password", "no"]),
    ];

    /// <summary>
    /// A table of its own, loaded at once or not at all, that neither Docker nor a restart of Docker touches. A published port of a
    /// container does not come in but is forwarded, under another number: what counts is the port that was asked for.
    /// </summary>
    public static ManagedFile Firewall(MachineFacts facts) => new(
        FirewallFile,
        $$"""
        #!/usr/sbin/nft -f
        # Written by ./build.sh Provision, which writes it anew.
        table inet slipway
        delete table inet slipway
        table inet slipway {
          chain input {
            type filter hook input priority filter; policy drop;
            ct state established,related accept
            ct state invalid drop
            iif lo accept
            icmp type { echo-request, destination-unreachable, time-exceeded, parameter-problem } accept
            meta l4proto ipv6-icmp accept
            ip6 saddr fe80::/10 udp dport 546 accept
            tcp dport { {{Ports(facts.SshPorts.Append(80).Append(443))}} } accept
            udp dport 443 accept
          }
          chain forward {
            type filter hook forward priority filter - 5; policy accept;
            ct state established,related accept
            # A cloud's metadata may hold keys of the server: nothing for a container that somebody made ask.
            iifname "docker*" ip daddr 169.254.169.254 drop
            iifname "br-*" ip daddr 169.254.169.254 drop
            iifname "docker*" accept
            iifname "br-*" accept
            ct status dnat meta l4proto tcp ct original proto-dst { 80, 443 } accept
            ct status dnat meta l4proto udp ct original proto-dst 443 accept
            ct status dnat drop
            oifname "docker*" drop
            oifname "br-*" drop
          }
        }

        """);

    /// <summary>Loads the table before there is a network, and after whatever else would empty the rules.</summary>
    public static ManagedFile FirewallService => new(
        $"{UnitFolder}/{FirewallUnit}",
        $"""
        # Written by ./build.sh Provision, which writes it anew.
        [Unit]
        Description=Firewall: SSH, HTTP and HTTPS alone, published ports of containers included
        DefaultDependencies=no
        After=local-fs.target nftables.service
        Before=network-pre.target docker.service shutdown.target
        Wants=network-pre.target
        Conflicts=shutdown.target

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/sbin/nft -f {FirewallFile}
        ExecReload=/usr/sbin/nft -f {FirewallFile}

        [Install]
        WantedBy=sysinit.target

        """);

    public static ManagedFile Upgrades => new(
        UpgradesFile,
        """
        // Written by ./build.sh Provision, which writes it anew.
        APT::Periodic::Update-Package-Lists "1";
        APT::Periodic::Unattended-Upgrade "1";
        APT::Periodic::AutocleanInterval "7";

        """);

    /// <summary>For an OpenSSH that does not shut out by itself whoever guesses.</summary>
    public static ManagedFile SshJail => new(
        JailFile,
        """
        # Written by ./build.sh Provision, which writes it anew.
        [sshd]
        enabled = true
        backend = systemd
        maxretry = 5
        findtime = 10m
        bantime = 1h

        """);

    public static ImmutableArray<ManagedFile> BackupFiles(ProvisionRequest request) => request.Backup is null ? [] :
    [
        DailyBackup.Script(request),
        new($"{UnitFolder}/{BackupUnit(request)}.service",
            $"""
            # Written by ./build.sh Provision, which writes it anew.
            [Unit]
            Description=Daily backup of the database of {request.Application}
            After=docker.service

            [Service]
            Type=oneshot
            User={request.User}
            ExecStart={DailyBackup.ScriptFile(request)}
            Nice=10
            IOSchedulingClass=idle

            """),
        new($"{UnitFolder}/{BackupUnit(request)}.timer",
            $"""
            # Written by ./build.sh Provision, which writes it anew.
            [Unit]
            Description=Daily backup of the database of {request.Application}

            [Timer]
            OnCalendar=*-*-* 02:30:00
            RandomizedDelaySec=30m
            Persistent=true

            [Install]
            WantedBy=timers.target

            """),
    ];

    private static string Ports(IEnumerable<int> ports) => new StringBuilder().AppendJoin(", ", ports.Distinct().Order()).ToString();
}
