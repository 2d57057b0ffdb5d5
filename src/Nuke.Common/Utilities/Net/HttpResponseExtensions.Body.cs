using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Nuke.Common.IO;

namespace Nuke.Common.Utilities.Net;

public static partial class HttpResponseExtensions
{
    /// <summary>The body read as JSON.</summary>
    /// <typeparam name="T">The type it is read as.</typeparam>
    public static Task<T> GetBodyAsJson<T>(this HttpResponseInspector inspector) => inspector.GetBodyAsJson<T>(null!);

    /// <summary>The body read as a JSON object.</summary>
    public static Task<JObject> GetBodyAsJson(this HttpResponseInspector inspector) => inspector.GetBodyAsJson<JObject>();

    /// <summary>The body read as JSON.</summary>
    /// <typeparam name="T">The type it is read as.</typeparam>
    public static async Task<T> GetBodyAsJson<T>(this HttpResponseInspector inspector, JsonSerializerSettings settings) =>
        JsonConvert.DeserializeObject<T>(await inspector.GetBodyAsync().ConfigureAwait(false), settings)!;

    /// <summary>The body read as a JSON object.</summary>
    public static Task<JObject> GetBodyAsJson(this HttpResponseInspector inspector, JsonSerializerSettings settings) =>
        inspector.GetBodyAsJson<JObject>(settings);

    /// <summary>Writes the body to a file, in a directory that is made if need be.</summary>
    /// <param name="inspector">The response.</param>
    /// <param name="path">The file.</param>
    /// <param name="mode">What happens when it exists; by default that is an error.</param>
    public static async Task WriteToFile(this HttpResponseInspector inspector, AbsolutePath path, FileMode mode = FileMode.CreateNew)
    {
        path.Parent.CreateDirectory();
        var file = File.Open(path, mode);
        await using var target = file.ConfigureAwait(false);
        await inspector.Response.Content.CopyToAsync(file).ConfigureAwait(false);
    }
}
