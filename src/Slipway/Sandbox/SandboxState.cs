using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Sandbox;

/// <summary>What a sandbox leaves on disk: its keys, its pinned host keys and its record.</summary>
internal sealed class SandboxState(string directory)
{
    public string PrivateKeyFile => Path.Combine(directory, "id_ed25519");

    public string KnownHostsFile => Path.Combine(directory, "known_hosts");

    private string PublicKeyFile => PrivateKeyFile + ".pub";

    private string RecordFile => Path.Combine(directory, "sandbox.json");

    public Record? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(RecordFile), SandboxJson.Default.Record);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(Record record) => AtomicFile.Write(RecordFile, JsonSerializer.Serialize(record, SandboxJson.Default.Record));

    public void WriteKnownHosts(IEnumerable<string> lines) => AtomicFile.Write(KnownHostsFile, string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Keeps the root certificate of the sandbox's authority, in a folder of its own that can be mounted.</summary>
    /// <returns>The folder.</returns>
    public string WriteRoot(string pem)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, "authority")).FullName;
        AtomicFile.Write(Path.Combine(folder, SandboxAuthority.RootName), pem + "\n");
        return folder;
    }

    /// <summary>The public key of the client's pair, which the server image makes when there is none yet.</summary>
    public async Task<string> PublicKeyAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        if (!File.Exists(PrivateKeyFile) || !File.Exists(PublicKeyFile))
        {
            const string Make = "ssh-keygen -q -t ed25519 -N '' -C slipway-sandbox -f /tmp/key && cat /tmp/key.pub /tmp/key";
            var make = new Tool("docker", "run", "--rm", "--network", "none", "--entrypoint", "sh", SandboxImage.Server.Local, "-c", Make) { IsSecret = true };
            var pair = await make.RunAsync(cancellationToken);
            // On a machine that is very busy, Docker can lose what a container prints that ends at once.
            for (var tries = 1; pair.Length == 0 && tries < 3; tries++)
                pair = await make.RunAsync(cancellationToken);
            if (pair.IndexOf('\n', StringComparison.Ordinal) is not (> 0 and var end))
                throw new SlipwayException($"The image {SandboxImage.Server.Local} made no key pair.", "./build.sh SandboxDown, then ./build.sh SandboxUp");
            AtomicFile.Write(PrivateKeyFile, pair[(end + 1)..] + "\n", AtomicFile.Private);
            AtomicFile.Write(PublicKeyFile, pair[..end] + "\n");
        }

        return (await File.ReadAllTextAsync(PublicKeyFile, cancellationToken)).Trim();
    }

    /// <param name="Sandbox">The sandbox as it was last brought up.</param>
    /// <param name="Pushed">Images in its registry: name and tag → id on this machine.</param>
    internal sealed record Record(RunningSandbox Sandbox, ImmutableSortedDictionary<string, string> Pushed);
}

/// <summary>Read at each start; for people, too.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(SandboxState.Record))]
internal sealed partial class SandboxJson : JsonSerializerContext;
