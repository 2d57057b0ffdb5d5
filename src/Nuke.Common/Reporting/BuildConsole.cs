namespace Nuke.Common.Reporting;

/// <summary>
/// The one place where a build's text leaves the engine: masked, in colours where they are wanted, and whole. What is
/// given in one call is written in one piece, by whatever thread; a live line below it moves out of its way.
/// </summary>
internal sealed class BuildConsole(TextWriter writer, ConsoleAbilities abilities, SecretMask mask)
{
    const string EraseLine = "\r\e[2K";

    readonly Lock _lock = new();
    readonly WorkflowGroups _groups = new();
    string _liveLine = "";
    bool _isInsideLine;

    /// <summary>Holds back what targets print while it is not their turn.</summary>
    public TargetOutput? Turns { get; init; }

    public ConsoleAbilities Abilities => abilities;

    /// <summary>Whether there has been a live line, and hence what draws it is loaded.</summary>
    public bool WasLive { get; private set; }

    public void Write(ReportLine line) => Write([line]);

    /// <summary>Writes lines as one block.</summary>
    public void Write(IEnumerable<ReportLine> lines)
    {
        var block = lines.ToList();
        if (Turns?.Holds(() => Write(block)) != true)
            PutLines(block.Select(Coloured));
    }

    /// <summary>Writes a command of the host.</summary>
    public void WriteCommand(string command)
    {
        if (Turns?.Holds(() => WriteCommand(command)) == true)
            return;
        lock (_lock)
            PutLines(_groups.Flatten(mask.Apply(command)));
    }

    /// <summary>Tells the host what to mask, at once and as it is.</summary>
    public void WriteMasks(IEnumerable<string> values) =>
        PutLines(values.Select(x => WorkflowCommand.Format("add-mask", x)));

    /// <summary>Writes what the build's own code writes to the console, which need not be whole lines.</summary>
    public void WriteText(string text)
    {
        if (Turns?.Holds(() => WriteText(text)) == true)
            return;
        lock (_lock)
        {
            var erase = _isInsideLine ? "" : Erase;
            _isInsideLine = !text.EndsWith('\n');
            Send($"{erase}{mask.Apply(text)}{(_isInsideLine ? "" : _liveLine)}");
        }
    }

    /// <summary>Ends the host's groups of lines that are still open.</summary>
    public void CloseGroups()
    {
        if (Turns?.Holds(() => CloseGroups()) == true)
            return;
        lock (_lock)
            PutLines(_groups.Close());
    }

    /// <summary>Shows a line below all others until another takes its place; an empty one takes it away.</summary>
    public void ShowLive(string line)
    {
        lock (_lock)
        {
            if (line == _liveLine)
                return;
            var erase = Erase;
            _liveLine = line;
            WasLive = true;
            // A question that a person is being asked stays as it is.
            if (!_isInsideLine)
                Send($"{erase}{line}");
        }
    }

    string Erase => _liveLine.Length > 0 ? EraseLine : "";

    void PutLines(IEnumerable<string> lines)
    {
        var text = string.Concat(lines.Select(x => $"{x}{Environment.NewLine}"));
        if (text.Length == 0)
            return;
        lock (_lock)
        {
            // Commands of the host are read at the start of a line only.
            var before = _isInsideLine ? Environment.NewLine : Erase;
            _isInsideLine = false;
            Send($"{before}{text}{_liveLine}");
        }
    }

    // In one piece, so that a terminal never shows the state between erasing and drawing.
    void Send(string text)
    {
        writer.Write(text);
        writer.Flush();
    }

    string Coloured(ReportLine line)
    {
        var text = mask.Apply(line.Text);
        return abilities.HasColours && Code(line.Style) is { } code ? $"\e[{code}m{text}\e[0m" : text;
    }

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
