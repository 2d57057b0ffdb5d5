using System.Text.Json;
using System.Text.Json.Nodes;

namespace Frontend;

/// <summary>
/// What the page uses of the API: <c>src/Frontend/api-use.json</c>, which the build writes from <c>wwwroot/uses.js</c>. The page
/// itself calls by that table and sees nothing but the fields in it, so that it cannot use what it does not declare.
/// </summary>
static class ApiUse
{
    /// <summary>The argument, before the names of script and file, that makes the frontend write it instead of serving.</summary>
    public const string Argument = "api-use";

    const string Begin = "export const uses = ";

    static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes it, and leaves a file that says the same alone.</summary>
    public static async Task<int> WriteAsync(string script, string file)
    {
        var text = Text(await File.ReadAllTextAsync(script));
        if (!File.Exists(file) || await File.ReadAllTextAsync(file) != text)
            await File.WriteAllTextAsync(file, text);
        return 0;
    }

    /// <summary>The table of a script, as a deploy reads it.</summary>
    /// <exception cref="InvalidDataException">The script has no table.</exception>
    public static string Text(string script)
    {
        var (begin, end) = (script.IndexOf(Begin, StringComparison.Ordinal), script.LastIndexOf("};", StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"The script has no table: '{Begin}{{ … }};', with JSON between.");
        var table = JsonNode.Parse(script[(begin + Begin.Length)..(end + 1)])!.AsObject();
        var operations = table.Select(x => x.Value!.DeepClone()).ToArray();
        return new JsonObject { ["operations"] = new JsonArray(operations) }.ToJsonString(s_indented) + "\n";
    }
}
