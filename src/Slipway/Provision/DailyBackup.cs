using Slipway.Contracts;
using Slipway.Operate;
using Slipway.Releases;
using Slipway.Rollouts;
using Slipway.Rollouts.Contracts;
using Slipway.Servers;

namespace Slipway.Provision;

/// <summary>
/// The script on the server that backs the database up every day: the same checks as <c>Backup</c>, under the deploy's lock, with a
/// retention of its own and a line in the audit log.
/// </summary>
internal static class DailyBackup
{
    public static string ScriptFile(ProvisionRequest request) => $"/usr/local/lib/slipway/backup-{request.Application}";

    public static ManagedFile Script(ProvisionRequest request)
    {
        var backup = request.Backup!;
        var layout = new ServerLayout(request.Application);
        return new ManagedFile(ScriptFile(request), Header(request.Application) + Settings(layout, backup, request.KeepBackups) + RolloutCommands.Prelude + RolloutCommands.Tell + ContractCommands.Space + Body) { Mode = "755" };
    }

    private static string Header(string application) =>
        $"""
        #!/bin/sh
        # Written by ./build.sh Provision, which writes it anew: a backup of the database of {application}, read back.

        """;

    private static string Settings(ServerLayout layout, DatabaseBackup backup, int keep) =>
        $"""
        set -- {ShellQuote.Line([layout.Root, layout.Application])}
        keep={keep}
        service={ShellQuote.Word(backup.Service)}
        dump={ShellQuote.Word(backup.Dump)}
        check={ShellQuote.Word(backup.Check)}
        contents={ShellQuote.Word(backup.Contents)}
        measure={ShellQuote.Word(backup.Measure)}

        """;

    private const string Body =
        $$"""
        [ -L current ] || { echo "nothing has been deployed yet"; exit 0; }
        exec 9>>lock
        flock --timeout 3600 9 || fail "a deploy has been going on for an hour"
        trap 'rm -f lock.json' EXIT
        trap 'exit 1' HUP INT TERM
        time=$(date --utc +%Y-%m-%dT%H:%M:%SZ)
        name=$(printf %s "$time" | tr -d ':-'){{StoredBackup.DailyEnding}}
        serving=$(basename "$(readlink current)")
        printf '{"actor":"daily backup","release":"%s","since":"%s"}\n' "$name" "$time" >lock.json.tmp && mv lock.json.tmp lock.json
        exec 8>>step
        flock --timeout 60 8 || fail "a step of an earlier deploy has been running for a minute"
        entry() { printf '{"time":"%s","actor":"daily backup","release":"%s","event":"%s"}' "$time" "$serving" "$1"; }
        note=$(printf '{"time":"%s","by":"daily backup","serving":"%s","steps":[]}' "$time" "$serving")
        # Without "if", which would let a failing step pass.
        set +e
        (
        set -e
        {{ContractCommands.TakeBackup}}
        )
        code=$?
        set -e
        [ "$code" = 0 ] || { audit "$(entry "{{DailyBackupState.Failed}}")"; exit "$code"; }
        audit "$(entry "daily backup $name")"

        """;
}
