using System.Collections.Immutable;
using System.Globalization;
using Slipway.Servers;

namespace Slipway.Provision;

/// <summary>One thing that is done to make a server ready: it is printed, tested and run as what it is. Done twice it is as done once.</summary>
public abstract record ProvisionStep
{
    /// <summary>What it does, as the plan prints it.</summary>
    public abstract string Describe();

    /// <summary>What could lock somebody out and is therefore undone unless somebody has signed in anew: <c>ssh</c>, <c>firewall</c>; null for all else.</summary>
    public virtual string? Risk => null;

    /// <summary>The command, described and not run.</summary>
    internal abstract RemoteCommand Command(AdminShell shell);
}

/// <summary>Adds Docker's own packages to the server's sources, after a look at the key.</summary>
internal sealed record AddDockerRepository(DockerRepository Repository) : ProvisionStep
{
    public override string Describe() => $"add Docker's packages for {Repository.Os} {Repository.Codename} ({Repository.Address}, key {DockerRepository.Fingerprint[^16..]})";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        key=$1 address=$2 fingerprint=$3
        update_lists
        install_packages ca-certificates curl gnupg
        mkdir -p "$(dirname "$key")"
        quietly curl --fail --silent --show-error --location --proto =https --retry 3 --output "$key.slipway-new" "$address/gpg"
        found=$(gpg --batch --show-keys --with-colons "$key.slipway-new" | awk -F: '$1 == "fpr" { print $10; exit }')
        [ "$found" = "$fingerprint" ] || { rm -f "$key.slipway-new"; fail "the key at $address/gpg is $found and not $fingerprint: Docker has changed it, or somebody is in between"; }
        chmod 644 "$key.slipway-new"
        mv -fT "$key.slipway-new" "$key"
        put "$4" 644 "$5"
        """,
        DockerRepository.KeyFile, Repository.Address, DockerRepository.Fingerprint, Repository.Source.Path, Repository.Source.Content)
        .For("adding Docker's packages").WithTimeout(TimeSpan.FromMinutes(15));
}

/// <summary>Installs packages; what was cut off before is put right first.</summary>
internal sealed record InstallPackages(ImmutableArray<string> Names) : ProvisionStep
{
    public override string Describe() => Names.IsEmpty ? "put an installation right that was cut off" : $"install {string.Join(", ", Names)}";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        update_lists
        if [ -n "$(dpkg --audit)" ]; then
          dpkg --configure -a --force-confdef --force-confold >/dev/null 2>&1 8>&- || true
          install_packages --fix-broken
        fi
        [ $# = 0 ] || install_packages "$@"
        """,
        [.. Names]).For("installing packages").WithTimeout(TimeSpan.FromMinutes(30));
}

/// <summary>Writes Docker's settings, checked by Docker itself where it is there, and restarts it where it runs.</summary>
internal sealed record WriteDaemonSettings(string Content, bool Restarts, int Containers) : ProvisionStep
{
    public override string Describe() => $"let Docker rotate the logs of containers ({DaemonSettings.File}, what is in it stays)"
        + (Restarts ? $"; Docker restarts, and {(Containers == 1 ? "1 container is" : $"{Containers} containers are")} away meanwhile" : "");

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        file=$1
        if command -v dockerd >/dev/null; then
          printf '%s' "$2" >"$guards/daemon.json"
          quietly dockerd --validate --config-file "$guards/daemon.json"
        fi
        put "$file" 644 "$2"
        [ -z "$3" ] || start_service restart docker
        """,
        DaemonSettings.File, Content, Restarts ? "restart" : "").For($"writing {DaemonSettings.File}");
}

/// <summary>Makes the user that deploys sign in as; it has neither a password nor sudo.</summary>
internal sealed record MakeUser(string User) : ProvisionStep
{
    public override string Describe() => $"make the user {User}, without a password";

    internal override RemoteCommand Command(AdminShell shell) =>
        shell.Step("id \"$1\" >/dev/null 2>&1 || quietly useradd --create-home --shell /bin/bash --password '*' \"$1\"", User).For($"making the user {User}");
}

/// <summary>Lets the user use Docker.</summary>
internal sealed record JoinDocker(string User) : ProvisionStep
{
    public override string Describe() => $"let {User} use Docker (which is as good as root)";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step("quietly usermod --append --groups docker \"$1\"", User).For($"adding {User} to the group docker");
}

/// <summary>Adds keys that may sign in as the user; written as that user, in whose directory it is.</summary>
internal sealed record AuthorizeKeys(string User, ImmutableArray<PublicKey> Keys) : ProvisionStep
{
    public override string Describe() => $"let {(Keys.Length == 1 ? "1 key" : $"{Keys.Length} keys")} sign in as {User}: {string.Join(", ", Keys.Select(Name))}";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        user=$1; shift
        runuser -u "$user" -- sh -euc '
          umask 077
          cd
          mkdir -p .ssh
          chmod 700 .ssh
          { cat .ssh/authorized_keys 2>/dev/null || true; echo; printf "%s\n" "$@"; } | sed "/^$/d" >.ssh/authorized_keys.slipway-new
          mv -fT .ssh/authorized_keys.slipway-new .ssh/authorized_keys' keys "$@"
        """,
        [User, .. Keys.Select(x => x.ToString())]).For($"writing the keys of {User}");

    private static string Name(PublicKey key) => key.Comment.Length > 0 ? key.Comment : $"{key.Type} …{key.Key.TrimEnd('=')[^8..]}";
}

/// <summary>Makes the application's directory, which belongs to the user.</summary>
internal sealed record MakeHome(string Directory, string User) : ProvisionStep
{
    public override string Describe() => $"make {Directory}, which belongs to {User}";

    internal override RemoteCommand Command(AdminShell shell) =>
        shell.Step("mkdir -p \"$1\" && chown \"$2:\" \"$1\" && chmod 755 \"$1\"", Directory, User).For($"making {Directory}");
}

/// <summary>Puts the firewall in force, and back to what was before unless somebody can sign in anew.</summary>
internal sealed record RaiseFirewall(ManagedFile Rules, ImmutableArray<int> SshPorts) : ProvisionStep
{
    public override string Describe() =>
        $"let only {string.Join(", ", SshPorts.Append(80).Append(443).Distinct().Order().Select(x => x.ToString(CultureInfo.InvariantCulture)))} (tcp) and 443 (udp) in, published ports of containers included";

    public override string? Risk => "firewall";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        file=$1
        # There may be nothing to go back to; then the server is as open as it was.
        if nft list table inet slipway >"$guards/firewall.before" 2>/dev/null
        then guard firewall "nft delete table inet slipway; nft --file $guards/firewall.before"
        else guard firewall "nft delete table inet slipway"
        fi
        printf '%s' "$2" >"$guards/firewall.new"
        quietly nft --check --file "$guards/firewall.new"
        put "$file" 644 "$2"
        quietly nft --file "$file"
        """,
        Rules.Path, Rules.Content).For("putting the firewall in force");
}

/// <summary>Lets only keys sign in: checked by sshd before and after, and undone unless somebody can sign in anew.</summary>
internal sealed record ConfineSsh(ManagedFile Settings) : ProvisionStep
{
    public override string Describe() => $"let only keys sign in ({Settings.Path})";

    public override string? Risk => "ssh";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        $$"""
        file=$1
        mkdir -p /run/sshd
        reload='if [ -d /run/systemd/system ]; then systemctl try-reload-or-restart ssh; else service ssh reload; fi'
        if [ -f "$file" ]
        then cp -p "$file" "$guards/ssh.before"; guard ssh "cp -p $guards/ssh.before $file; $reload"
        else guard ssh "rm -f $file; $reload"
        fi
        undo() { sh "$guards/ssh.$$.undo" >/dev/null 2>&1 8>&- || true; rm -f "$guards/ssh.$$.undo"; fail "$1; it is as it was"; }
        put "$file" 644 "$2"
        said=$(sshd -t 2>&1) || undo "sshd does not accept $file: $said"
        meaning=$(sshd -T)
        for wanted in {{Wanted}}; do
          printf '%s\n' "$meaning" | grep -Eqx "$(echo "$wanted" | tr = ' ')" || undo "sshd reads something before $file that says otherwise than $wanted; 'Include /etc/ssh/sshd_config.d/*.conf' belongs to the beginning of /etc/ssh/sshd_config"
        done
        sh -c "$reload" 8>&- || undo "sshd could not be reloaded"
        """,
        Settings.Path, Settings.Content).For("letting only keys sign in");

    private static string Wanted => ShellQuote.Line(ProvisionFiles.SshMeaning.Select(x => $"{x.Key}=({string.Join('|', x.Values)})"));
}

/// <summary>Writes files of Slipway's own.</summary>
internal sealed record WriteFiles(string What, ImmutableArray<ManagedFile> Files) : ProvisionStep
{
    public override string Describe() => $"{What} ({string.Join(", ", Files.Select(x => x.Path))})";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        while [ $# -gt 0 ]; do put "$1" "$2" "$3"; shift 3; done
        [ ! -d /run/systemd/system ] || quietly systemctl daemon-reload
        """,
        [.. Files.SelectMany(x => new[] { x.Path, x.Mode, x.Content })]).For($"writing {string.Join(", ", Files.Select(x => x.Path))}");
}

/// <summary>Makes units start now and with the server.</summary>
internal sealed record EnableUnits(ImmutableArray<string> Units) : ProvisionStep
{
    public override string Describe() => $"start now and with the server: {string.Join(", ", Units)}";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        quietly systemctl daemon-reload
        for unit; do quietly systemctl enable --now "$unit"; done
        """,
        [.. Units]).For($"enabling {string.Join(", ", Units)}");
}

/// <summary>Starts Docker where no systemd does.</summary>
internal sealed record StartDocker : ProvisionStep
{
    public override string Describe() => "start Docker";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step("quietly service docker start").For("starting Docker");
}

/// <summary>Makes a swap file that the server uses now and after a reboot.</summary>
internal sealed record MakeSwap(long Bytes) : ProvisionStep
{
    public const string File = "/swapfile";

    public override string Describe() => $"make {Size.Of(Bytes)} of swap ({File})";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step(
        """
        file=$1 bytes=$2
        rm -f "$file.slipway-new"
        free=$(($(df -Pk / | tail -n 1 | awk '{ print $4 }') * 1024))
        [ "$free" -ge $((bytes * 2)) ] || fail "the disk has $((free / 1000000)) MB left, too little for $((bytes / 1000000)) MB of swap"
        (umask 077; fallocate --length "$bytes" "$file.slipway-new" 2>/dev/null || quietly dd if=/dev/zero of="$file.slipway-new" bs=1M count=$((bytes / 1048576)))
        quietly mkswap "$file.slipway-new"
        mv -fT "$file.slipway-new" "$file"
        quietly swapon "$file"
        grep -q "^$file " /etc/fstab || put /etc/fstab 644 "$(cat /etc/fstab)
        $file none swap sw 0 0
        "
        """,
        File, Bytes.ToString(CultureInfo.InvariantCulture)).For("making swap").WithTimeout(TimeSpan.FromMinutes(10));
}

/// <summary>Keeps the clock right.</summary>
internal sealed record KeepTime : ProvisionStep
{
    public override string Describe() => "keep the clock right over the network";

    internal override RemoteCommand Command(AdminShell shell) => shell.Step("quietly timedatectl set-ntp true").For("keeping the clock right");
}
