using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tools.GitVersion;

public partial class GitVersionTasks
{
    static readonly JsonSerializerOptions Reading = new()
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        RespectNullableAnnotations = false,
    };

    /// <summary>GitVersion.Tool, else the same command line in GitVersion.MsBuild.</summary>
    protected override string GetToolPath(ToolOptions? options = null) =>
        NuGetToolPathResolver.GetPackageExecutable(
            $"{PackageId}|GitVersion.MsBuild",
            $"{PackageExecutable}|gitversion.dll",
            framework: NuGetToolPathResolver.HasPackage(PackageId) ? options?.Framework() : null);

    /// <inheritdoc/>
    protected override object GetResult<T>(ToolOptions options, IReadOnlyCollection<Output> output)
    {
        try
        {
            return Read(output.StdToText());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"GitVersion printed no JSON: {output.Select(x => x.Text).JoinNewLine()}", exception);
        }
    }

    // GitVersion 6 no longer tells NuGet's versions, which became its semantic version; builds still ask for them.
    static GitVersion Read(string text)
    {
        var variables = JsonNode.Parse(text)!.AsObject();
        foreach (var name in new[] { "NuGetVersion", "NuGetVersionV2", "LegacySemVer", "LegacySemVerPadded" })
            variables.TryAdd(name, variables["SemVer"]?.DeepClone());
        foreach (var name in new[] { "NuGetPreReleaseTag", "NuGetPreReleaseTagV2" })
            variables.TryAdd(name, variables["PreReleaseTag"]?.DeepClone());
        foreach (var (name, value) in variables.ToList())
            variables[name] = AsDeclared(name, value);
        return variables.Deserialize<GitVersion>(Reading)!;
    }

    // Most numbers are declared as text; an empty one of the others means none.
    static JsonNode? AsDeclared(string name, JsonNode? value)
    {
        var isText = typeof(GitVersion).GetProperty(name)?.PropertyType == typeof(string);
        var text = value?.ToString();
        return isText ? text : text is null or "" ? null : JsonValue.Create(text);
    }
}
