namespace Slipway.Sandbox.Tests.Workflows.Running;

/// <summary>The files behind <c>GITHUB_OUTPUT</c> and <c>GITHUB_ENV</c>: <c>name=value</c>, or <c>name&lt;&lt;END</c> and lines up to END.</summary>
internal static class CommandFile
{
    public static IEnumerable<KeyValuePair<string, string>> Read(string file)
    {
        var lines = new Queue<string>(File.ReadAllLines(file));
        while (lines.TryDequeue(out var line))
        {
            if (line.Length == 0)
                continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var many = line.IndexOf("<<", StringComparison.Ordinal);
            if (many >= 0 && (equals < 0 || many < equals))
                yield return new(line[..many], Until(lines, line[(many + 2)..]));
            else if (equals > 0)
                yield return new(line[..equals], line[(equals + 1)..]);
            else
                throw new FormatException($"GitHub refuses the line '{line}' of {Path.GetFileName(file)}");
        }
    }

    private static string Until(Queue<string> lines, string end)
    {
        var value = new List<string>();
        while (lines.Dequeue() is var line && line != end)
            value.Add(line);
        return string.Join('\n', value);
    }
}
