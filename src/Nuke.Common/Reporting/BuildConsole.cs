namespace Nuke.Common.Reporting;

/// <summary>Writes lines, masked, with colours where they are wanted.</summary>
internal sealed class BuildConsole(TextWriter writer, bool colours, SecretMask mask)
{
    readonly Lock _lock = new();

    /// <summary>Holds back what targets print while it is not their turn.</summary>
    public TargetOutput? Turns { get; init; }

    public void Write(ReportLine line)
    {
        if (Turns?.Holds(() => Write(line)) == true)
            return;
        var text = mask.Apply(line.Text);
        lock (_lock)
        {
            writer.WriteLine(colours && Code(line.Style) is { } code ? $"\e[{code}m{text}\e[0m" : text);
            writer.Flush();
        }
    }

    public void Write(IEnumerable<ReportLine> lines)
    {
        foreach (var line in lines)
            Write(line);
    }

    /// <summary>Writes a command of the host as it is: commands may name secrets in order to mask them.</summary>
    public void WriteCommand(string command)
    {
        if (Turns?.Holds(() => WriteCommand(command)) == true)
            return;
        lock (_lock)
        {
            writer.WriteLine(command);
            writer.Flush();
        }
    }

    /// <summary>Whether colours are wanted: not in files, not with NO_COLOR, not on terminals that have none, not on CI.</summary>
    public static bool WantsColours(IReadOnlyDictionary<string, string> environment, bool isRedirected, Host host) =>
        !isRedirected
        && host is not CI.IBuildServer
        && string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR"))
        && environment.GetValueOrDefault("TERM") != "dumb";

    static string? Code(ConsoleStyle style) => style switch
    {
        ConsoleStyle.Dim => "90",
        ConsoleStyle.Heading => "36;1",
        ConsoleStyle.Good => "32",
        ConsoleStyle.Warning => "33",
        ConsoleStyle.Error => "31;1",
        _ => null,
    };
}
