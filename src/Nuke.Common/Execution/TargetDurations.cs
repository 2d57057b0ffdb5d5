using System.Buffers;
using System.Text.Json;
using Nuke.Common.IO;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>
/// How long each target took when it last succeeded, in milliseconds: <c>.nuke/temp/durations.json</c>. The plan shows
/// them; nothing depends on them, so that a file that cannot be read or written only leaves them out.
/// </summary>
internal static class TargetDurations
{
    public const string FileName = "durations.json";

    /// <summary>The durations by the name of the target; empty when none are known.</summary>
    public static IReadOnlyDictionary<string, TimeSpan> Read(AbsolutePath temporaryDirectory)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(temporaryDirectory / FileName));
            return Durations(document.RootElement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        }
    }

    /// <summary>Sets the durations of the targets that succeeded, and keeps those of the others.</summary>
    public static void Update(AbsolutePath temporaryDirectory, IEnumerable<ExecutableTarget> targets)
    {
        var succeeded = targets.Where(x => x.Status == ExecutionStatus.Succeeded).ToList();
        if (succeeded.Count == 0)
            return;
        var durations = new SortedDictionary<string, TimeSpan>(
            Read(temporaryDirectory).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var target in succeeded)
            durations[target.Name] = target.Duration;
        try
        {
            Replace(temporaryDirectory, Json(durations));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Verbose("The durations could not be written: {Message:l}", exception.Message);
        }
    }

    static Dictionary<string, TimeSpan> Durations(JsonElement root)
    {
        var durations = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        if (root.ValueKind != JsonValueKind.Object)
            return durations;
        foreach (var property in root.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Number
                && property.Value.TryGetInt64(out var milliseconds)
                && milliseconds is >= 0 and < int.MaxValue)
            {
                durations[property.Name] = TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        return durations;
    }

    static ReadOnlySpan<byte> Json(SortedDictionary<string, TimeSpan> durations)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            foreach (var (name, duration) in durations)
                writer.WriteNumber(name, (long)duration.TotalMilliseconds);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    /// <summary>A reader sees the file as it was or as it is; two builds at once do not write into the same one.</summary>
    static void Replace(AbsolutePath directory, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(directory);
        var written = directory / $"{FileName}.{Environment.ProcessId}";
        File.WriteAllBytes(written, content);
        File.Move(written, directory / FileName, overwrite: true);
    }
}
