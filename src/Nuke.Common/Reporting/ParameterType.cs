namespace Nuke.Common.Reporting;

/// <summary>How a type of value is written in a parameter file.</summary>
internal sealed record ParameterType(
    string JsonType,
    string? OrJsonType = null,
    string? Format = null,
    string? Pattern = null,
    IReadOnlyList<string>? Examples = null)
{
    const string Duration = @"^([0-9]+(\.[0-9]+)?(ms|s|m|min|h|d)|-?([0-9]+\.)?[0-9]+:[0-9]{1,2}(:[0-9]{1,2}(\.[0-9]{1,7})?)?)$";

    public static ParameterType Of(Type type) =>
        type == typeof(TimeSpan) ? new("string", Pattern: Duration, Examples: ["30s", "5m", "00:01:30"])
        : type == typeof(Guid) ? new("string", Format: "uuid")
        : type == typeof(CI.Partition) ? new("string", Pattern: "^[0-9]+/[0-9]+$", Examples: ["1/3"])
        : type == typeof(Execution.Parallelism) ? new("boolean", OrJsonType: "integer")
        : type.IsEnum ? new("string")
        : Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => new("boolean"),
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => new("number"),
            >= TypeCode.SByte and <= TypeCode.UInt64 => new("integer"),
            _ => new("string"),
        };
}
