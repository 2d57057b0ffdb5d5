namespace Nuke.Common.Git;

internal static class GitConfig
{
    /// <summary>The last value of a key such as <c>branch.main.remote</c>; sections of included files are not read.</summary>
    public static string? Value(IEnumerable<string> lines, string key)
    {
        var dot = key.LastIndexOf('.');
        var (wanted, name) = (key[..dot], key[(dot + 1)..]);
        string? section = null;
        string? value = null;
        foreach (var line in lines.Select(x => x.Trim()))
        {
            if (line.StartsWith('['))
                section = Section(line);
            else if (section == wanted && line.Split('=', 2) is [var left, var right] && left.Trim() == name)
                value = right.Trim().Trim('"');
        }

        return value;
    }

    /// <summary><c>[branch "main"]</c> becomes <c>branch.main</c>.</summary>
    static string Section(string line) =>
        line.Trim('[', ']').Split(' ', 2) is [var kind, var name] ? $"{kind}.{name.Trim().Trim('"')}" : line.Trim('[', ']');
}
