namespace Nuke.Common.Tooling;

/// <summary>The descendants of processes, as the kernel of Linux tells them.</summary>
internal static class ProcessTree
{
    const string Processes = "/proc";

    /// <summary>A process, which its number alone does not tell for long: the kernel gives the numbers again.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Started">When it started, in the kernel's own unit; empty where the kernel does not tell.</param>
    internal readonly record struct Member(int Id, string Started);

    /// <summary>The processes and all that they started; only themselves where the kernel does not tell.</summary>
    public static IReadOnlyCollection<Member> Of(IEnumerable<int> processes)
    {
        var all = All().ToDictionary(x => x.Process.Id);
        var children = all.Values.ToLookup(x => x.Parent, x => x.Process.Id);
        var found = new Dictionary<int, Member>();
        var open = new Stack<int>(processes);
        while (open.TryPop(out var process))
        {
            if (!found.TryAdd(process, all.TryGetValue(process, out var known) ? known.Process : new Member(process, "")))
                continue;
            foreach (var child in children[process])
                open.Push(child);
        }

        return found.Values;
    }

    /// <summary>Whether it has not ended. Where nobody collects orphans, one that has ended stays listed as a zombie.</summary>
    public static bool IsRunning(Member process) =>
        Status(process.Id) is { } status && status.State != "Z" && status.Started == process.Started;

    static IEnumerable<(Member Process, int Parent)> All()
    {
        if (!OperatingSystem.IsLinux())
            yield break;
        foreach (var directory in Directory.EnumerateDirectories(Processes))
        {
            if (int.TryParse(Path.GetFileName(directory), out var id) && Status(id) is { } status)
                yield return (new Member(id, status.Started), status.Parent);
        }
    }

    /// <summary>
    /// The third, fourth and 22nd field of proc(5)'s <c>stat</c>, counted from after the name, which is in parentheses and
    /// may hold anything.
    /// </summary>
    static (string State, int Parent, string Started)? Status(int process)
    {
        try
        {
            var text = File.ReadAllText($"{Processes}/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > 19 && int.TryParse(fields[1], out var parent) ? (fields[0], parent, fields[19]) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
