using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Servers;

/// <summary>
/// Where an environment's server is and which host keys it has, as a parameter file of the build keeps it
/// (<c>.nuke/parameters.qa.json</c>): no secret, and meant to be committed.
/// </summary>
/// <param name="Host">Host name or address, with the port where it is not 22.</param>
/// <param name="HostKeys">Pinned fingerprints; see <see cref="Server.HostKeys"/>.</param>
public sealed record RecordedServer(string Host, ImmutableArray<string> HostKeys)
{
    private const string HostKey = "SshHost";
    private const string KeysKey = "SshHostKeys";

    private static readonly JsonDocumentOptions s_reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // A fingerprint has plus signs, which are to be read by people.
    private static readonly JsonSerializerOptions s_writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of an environment.</summary>
    /// <param name="root">Root directory of the repository.</param>
    /// <param name="environment">Name of the environment.</param>
    public static string FileOf(string root, string environment) => Path.Combine(root, ".nuke", $"parameters.{environment}.json");

    /// <summary>Reads what is recorded; null where nothing is.</summary>
    /// <param name="root">Root directory of the repository.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static RecordedServer? Find(string root, string environment)
    {
        var content = Read(FileOf(root, environment));
        var keys = content[KeysKey] switch
        {
            JsonArray array => [.. array.Select(x => $"{x}")],
            JsonValue value => [.. $"{value}".Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            _ => ImmutableArray<string>.Empty,
        };
        return content[HostKey] is JsonValue host ? new RecordedServer($"{host}", keys) : null;
    }

    /// <summary>Records it; whatever else is in the file stays.</summary>
    /// <param name="root">Root directory of the repository.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <returns>Whether the file was changed.</returns>
    public bool Write(string root, string environment)
    {
        if (Find(root, environment) is { } known && known.Host == Host && known.HostKeys.SequenceEqual(HostKeys))
            return false;
        var content = Read(FileOf(root, environment));
        content[HostKey] = Host;
        content[KeysKey] = new JsonArray([.. HostKeys.Select(x => JsonValue.Create(x))]);
        Write(root, environment, content);
        return true;
    }

    /// <summary>Forgets a server that is no more.</summary>
    /// <param name="root">Root directory of the repository.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <returns>Whether there was something to forget.</returns>
    public static bool Forget(string root, string environment)
    {
        var content = Read(FileOf(root, environment));
        var (had, hadKeys) = (content.Remove(HostKey), content.Remove(KeysKey));
        if (had || hadKeys)
            Write(root, environment, content);
        return had || hadKeys;
    }

    private static void Write(string root, string environment, JsonObject content)
    {
        Directory.CreateDirectory(Path.Combine(root, ".nuke"));
        AtomicFile.Write(FileOf(root, environment), content.ToJsonString(s_writing) + "\n");
    }

    private static JsonObject Read(string file)
    {
        if (!File.Exists(file))
            return new JsonObject { ["$schema"] = "build.schema.json" };
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: s_reading) as JsonObject ?? throw new JsonException("it is not an object");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException($"{file} cannot be read: {exception.Message}", "mend it; it is to be a JSON object such as { \"SshHost\": \"203.0.113.10\", \"SshHostKeys\": [\"SHA256:...\"] }");
        }
    }
}
