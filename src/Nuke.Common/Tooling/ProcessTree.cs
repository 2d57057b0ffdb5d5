namespace Nuke.Common.Tooling;

/// <summary>The descendants of processes, as the kernel of Linux tells them.</summary>
internal static class ProcessTree
{
    const string Processes = "/proc";

    /// <summary>The processes and all that they started; only themselves where the kernel does not tell.</summary>
    public static IReadOnlyCollection<int> Of(IEnumerable<int> processes)
    {
        var children = Parents().ToLookup(x => x.Parent, x => x.Id);
        var found = new HashSet<int>();
        var open = new Stack<int>(processes);
        while (open.TryPop(out var process))
        {
            if (!found.Add(process))
                continue;
            foreach (var child in children[process])
                open.Push(child);
        }

        return found;
    }

    static IEnumerable<(int Id, int Parent)> Parents()
    {
        if (!OperatingSystem.IsLinux())
            yield break;
        foreach (var directory in Directory.EnumerateDirectories(Processes))
        {
            if (int.TryParse(Path.GetFileName(directory), out var id) && Parent($"{directory}/stat") is { } parent)
                yield return (id, parent);
        }
    }

    /// <summary>The parent is the second field after the name, which is in parentheses and may hold anything.</summary>
    static int? Parent(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > 1 && int.TryParse(fields[1], out var parent) ? parent : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
