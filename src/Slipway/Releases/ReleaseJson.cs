using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Releases;

/// <summary>How releases and the server's records are written and read: camel case, enums by name, indented.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(Progress))]
[JsonSerializable(typeof(ContainerState))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(HistoryReport))]
public sealed partial class ReleaseJson : JsonSerializerContext;
