namespace Slipway.Releases;

/// <summary>What a script printed, taken apart at its marks.</summary>
/// <param name="output">Standard output.</param>
internal sealed class ScriptAnswer(string output)
{
    private readonly ILookup<string, string> _parts = output.Split('\n' + RetentionScript.Mark)
        .Select(x => x.Split('\n', 2))
        .ToLookup(x => x[0].Trim(), x => x.Length > 1 ? x[1].Trim() : "");

    /// <summary>A part's text; empty where the script has none of that name.</summary>
    public string Text(string part) => _parts[part].FirstOrDefault() ?? "";

    /// <summary>A part's lines that are not empty.</summary>
    public string[] Lines(string part) => Text(part).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
