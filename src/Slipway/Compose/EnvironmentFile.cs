using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Compose;

/// <summary>
/// The values of an env file as Compose itself reads them (quotes, escapes, comments, <c>export</c>, references among
/// them), by letting it read the file as the <c>env_file</c> of a service that exists nowhere else.
/// </summary>
internal sealed record EnvironmentFile(ImmutableDictionary<string, string> Values, ImmutableArray<MissingVariable> Missing)
{
    /// <summary>A file with nothing in it.</summary>
    public static EnvironmentFile Empty { get; } = new(ImmutableDictionary<string, string>.Empty, []);

    /// <summary>Reads it.</summary>
    /// <param name="compose">What reads.</param>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="variables">Stronger values, for references in the file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<EnvironmentFile> ReadAsync(
        ComposeCommand compose, string path, string name, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"The env file {name} does not exist.", $"create {name}, or correct the environment's EnvFile");
        var document = new JsonObject
        {
            ["services"] = new JsonObject { ["x"] = new JsonObject { ["image"] = "x", ["env_file"] = new JsonArray(path.Replace("$", "$$", StringComparison.Ordinal)) } },
        };
        var output = await compose.RunAsync(
            ["--project-name", "x", "--file", "-", "config", "--format", "json"], variables, document.ToJsonString(), cancellationToken);
        if (output.ExitCode != 0)
            throw new InvalidInputException($"The env file {name} cannot be read: {output.Message}", $"correct {name}");
        using var answer = JsonDocument.Parse(output.Standard);
        var values = answer.RootElement.GetProperty("services").GetProperty("x").TryGetProperty("environment", out var environment)
            ? environment.EnumerateObject()
                .Where(x => x.Value.ValueKind == JsonValueKind.String && !ComposeCommand.IsReserved(x.Name))
                .ToImmutableDictionary(x => x.Name, x => Unescape(x.Value.GetString()!))
            : ImmutableDictionary<string, string>.Empty;
        return new EnvironmentFile(values, [.. output.UnsetVariables.Where(x => !values.ContainsKey(x)).Select(x => Unset(x, name))]);
    }

    /// <summary><c>config</c> prints every dollar sign twice.</summary>
    internal static string Unescape(string text) => text.Replace("$$", "$", StringComparison.Ordinal);

    private static MissingVariable Unset(string variable, string name) => new(
        variable, "is not set; put the value that contains it in single quotes if its $ is meant literally", [name]);
}
