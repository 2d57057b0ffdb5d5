using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Slipway.Servers;

namespace Slipway.Provision;

/// <summary>The one question that is asked of a server before it is made ready, and how the answer is read.</summary>
internal static class FactsScript
{
    /// <summary>Each line is a key and its values. Nothing here changes the server, and nothing that is missing is an error.</summary>
    private const string Text =
        """
        set -u
        export LC_ALL=C
        [ "$(id -u)" = 0 ] || { echo "root is needed to make a server ready; this is $(id -un)" >&2; exit 1; }
        application=$1 user=$2 packages=$3 units=$4; shift 4
        # shellcheck disable=SC1091
        (. /etc/os-release && printf 'os %s %s %s\n' "${ID:-unknown}" "${VERSION_ID:-0}" "${VERSION_CODENAME:-unknown}")
        echo "architecture $(dpkg --print-architecture 2>/dev/null)"
        [ ! -d /run/systemd/system ] || echo systemd
        if [ -e /.dockerenv ] || [ -e /run/.containerenv ] || systemd-detect-virt --quiet --container 2>/dev/null; then echo container; fi
        [ "$(cat /sys/module/apparmor/parameters/enabled 2>/dev/null)" != Y ] || echo apparmor
        awk '/^MemTotal:/ { print "memory " $2 } /^SwapTotal:/ { print "swap " $2 }' /proc/meminfo
        docker version --format 'engine {{.Server.Version}}' 2>/dev/null | grep '^engine [0-9]'
        echo "compose $(docker compose version --short 2>/dev/null)"
        echo "containers $(docker ps --quiet 2>/dev/null | wc -l)"
        for package in $packages; do dpkg-query --show --showformat '${db:Status-Abbrev} ${Package}\n' "$package" 2>/dev/null; done | sed -n 's/^ii  *//p' | sed 's/^/package /'
        [ -z "$(dpkg --audit 2>/dev/null)" ] || echo interrupted
        if id "$user" >/dev/null 2>&1; then
          echo user
          ! id -nG "$user" | tr ' ' '\n' | grep -qx docker || echo user-has-docker
          home=$(getent passwd "$user" | cut -d: -f6)
          sed 's/^/key /' "$home/.ssh/authorized_keys" 2>/dev/null
        fi
        [ ! -d "/opt/$application" ] || echo "home $(stat -c %U "/opt/$application")"
        [ ! -f /etc/docker/daemon.json ] || echo "daemon $(base64 --wrap=0 /etc/docker/daemon.json)"
        for file; do
          [ ! -f "$file" ] || echo "file $(sha256sum <"$file" | cut -c 1-64) $(stat -c %a:%U:%G "$file") $file"
        done
        for unit in $units; do
          if systemctl is-enabled --quiet "$unit" 2>/dev/null && systemctl is-active --quiet "$unit" 2>/dev/null; then echo "unit $unit"; fi
        done
        # What the file means is asked of the kernel, in a network of its own, and compared with what is in force.
        live=$(nft list table inet slipway 2>/dev/null)
        meant=$(unshare --net sh -c 'nft --file "$0" && nft list table inet slipway' /etc/slipway/firewall.nft 2>/dev/null)
        [ -z "$live" ] || [ "$live" != "$meant" ] || echo firewall
        mkdir -p /run/sshd
        sshd -T 2>/dev/null | grep -E '^(port|passwordauthentication|kbdinteractiveauthentication|pubkeyauthentication|permitrootlogin) ' | sed 's/^/sshd /'
        [ -z "${SSH_CONNECTION:-}" ] || echo "sshd port ${SSH_CONNECTION##* }"
        echo "openssh $(ssh -V 2>&1 || sshd -V 2>&1)"
        for key in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf "$key" 2>/dev/null | awk '{ gsub(/[()]/, "", $NF); print "hostkey " $NF " " $2 }'; done
        if [ "$(timedatectl show --property=NTP --value 2>/dev/null)" = yes ] || pidof chronyd ntpd >/dev/null; then echo time; fi
        for undo in /run/slipway-provision/*.undo; do [ ! -e "$undo" ] || basename "$undo" | sed 's/^\([a-z]*\).*/unconfirmed \1/'; done
        true
        """;

    /// <summary>The question.</summary>
    public static RemoteCommand Ask(AdminShell shell, ProvisionRequest request) => shell.Script(
        Text,
        [request.Application, request.User, string.Join(' ', Packages.Known), string.Join(' ', ProvisionFiles.Units(request)), .. ProvisionFiles.Paths(request)])
        .For("asking what the server is like");

    /// <summary>Reads the answer.</summary>
    /// <exception cref="SlipwayException">It is none.</exception>
    public static MachineFacts Parse(string answer)
    {
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' ', 2)).ToLookup(x => x[0], x => x.ElementAtOrDefault(1)?.Trim() ?? "");
        if (lines["os"].FirstOrDefault()?.Split(' ') is not [var os, var version, var codename])
            throw new SlipwayException("The server does not say what system it is: /etc/os-release is missing or empty.");
        var sshd = lines["sshd"].Select(x => x.Split(' ', 2)).Where(x => x.Length == 2).ToLookup(x => x[0], x => x[1]);
        return new MachineFacts
        {
            Os = os,
            Version = version,
            Codename = codename,
            Architecture = lines["architecture"].FirstOrDefault() ?? "",
            HasSystemd = lines.Contains("systemd"),
            IsContainer = lines.Contains("container"),
            HasAppArmor = lines.Contains("apparmor"),
            Memory = Kilobytes(lines["memory"]),
            Swap = Kilobytes(lines["swap"]),
            Engine = VersionIn(lines["engine"].FirstOrDefault()),
            Compose = VersionIn(lines["compose"].FirstOrDefault()),
            Containers = int.TryParse(lines["containers"].FirstOrDefault(), CultureInfo.InvariantCulture, out var count) ? count : 0,
            Packages = [.. lines["package"]],
            IsInterrupted = lines.Contains("interrupted"),
            HasUser = lines.Contains("user"),
            UserHasDocker = lines.Contains("user-has-docker"),
            Keys = [.. PublicKey.In(lines["key"])],
            HomeOwner = lines["home"].FirstOrDefault(),
            DaemonJson = lines["daemon"].FirstOrDefault() is { } daemon ? Encoding.UTF8.GetString(Convert.FromBase64String(daemon)) : null,
            Files = lines["file"].Select(x => x.Split(' ', 3)).Where(x => x.Length == 3).ToImmutableDictionary(x => x[2], x => new FileFact(x[0], x[1])),
            Units = [.. lines["unit"]],
            FirewallStands = lines.Contains("firewall"),
            Sshd = sshd.Where(x => x.Key != "port").ToImmutableDictionary(x => x.Key, x => x.First()),
            SshPorts = [.. sshd["port"].Select(x => int.Parse(x, CultureInfo.InvariantCulture)).DefaultIfEmpty(22).Distinct().Order()],
            OpenSsh = VersionIn(lines["openssh"].FirstOrDefault()?.Replace("OpenSSH_", "", StringComparison.Ordinal)) ?? new Version(),
            HostKeys = lines["hostkey"].Select(x => x.Split(' ')).Where(x => x.Length == 2).DistinctBy(x => x[0]).ToImmutableSortedDictionary(x => x[0], x => x[1], StringComparer.Ordinal),
            KeepsTime = lines.Contains("time"),
            Unconfirmed = [.. lines["unconfirmed"]],
        };
    }

    private static long Kilobytes(IEnumerable<string> values) => long.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var value) ? value * 1024 : 0;

    /// <summary>The number that a version begins with: <c>26.1.5+dfsg1</c>, <c>2.26.1-4</c>, <c>10.0p2</c>.</summary>
    private static Version? VersionIn(string? text)
    {
        var number = new string([.. (text ?? "").TrimStart('v').TakeWhile(x => char.IsAsciiDigit(x) || x == '.')]).Trim('.');
        return Version.TryParse(number, out var version) ? version : int.TryParse(number, CultureInfo.InvariantCulture, out var major) ? new Version(major, 0) : null;
    }
}
