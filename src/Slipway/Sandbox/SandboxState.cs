using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Sandbox;

/// <summary>What a sandbox leaves on disk: its keys, its pinned host keys and its record.</summary>
internal sealed class SandboxState(string directory)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string PrivateKeyFile => Path.Combine(directory, "id_ed25519");

    public string KnownHostsFile => Path.Combine(directory, "known_hosts");

    private string PublicKeyFile => PrivateKeyFile + ".pub";

    private string RecordFile => Path.Combine(directory, "sandbox.json");

    public Record? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Record>(File.ReadAllText(RecordFile), Json);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(Record record) => WriteAtomically(RecordFile, JsonSerializer.Serialize(record, Json));

    public void WriteKnownHosts(IEnumerable<string> lines) => WriteAtomically(KnownHostsFile, string.Concat(lines.Select(line => line + "\n")));

    /// <summary>The public key of the client's pair, which the server image makes when there is none yet.</summary>
    public async Task<string> PublicKeyAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        if (!File.Exists(PrivateKeyFile) || !File.Exists(PublicKeyFile))
        {
            const string Make = "ssh-keygen -q -t ed25519 -N '' -C slipway-sandbox -f /tmp/key && cat /tmp/key.pub /tmp/key";
            var pair = await new Tool("docker", "run", "--rm", "--network", "none", "--entrypoint", "sh", SandboxImage.Server.Local, "-c", Make) { IsSecret = true }.RunAsync(cancellationToken);
            var end = pair.IndexOf('\n', StringComparison.Ordinal);
            WriteAtomically(PrivateKeyFile, pair[(end + 1)..] + "\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            WriteAtomically(PublicKeyFile, pair[..end] + "\n");
        }

        return (await File.ReadAllTextAsync(PublicKeyFile, cancellationToken)).Trim();
    }

    private static void WriteAtomically(string path, string content, UnixFileMode? mode = null)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(content);
        File.Move(temporary, path, overwrite: true);
    }

    /// <param name="Sandbox">The sandbox as it was last brought up.</param>
    /// <param name="Pushed">Images in its registry: name and tag → id on this machine.</param>
    internal sealed record Record(RunningSandbox Sandbox, ImmutableSortedDictionary<string, string> Pushed);
}
