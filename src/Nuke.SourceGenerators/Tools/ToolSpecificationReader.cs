namespace Nuke.SourceGenerators.Tools;

/// <summary>Reads a <c>.tool</c> file; its format is described in <c>src/Nuke.Common/Tools/README.md</c>.</summary>
sealed class ToolSpecificationReader
{
    readonly Dictionary<string, List<OptionSpecification>> _sets = [];
    ToolSpecification? _tool;
    TaskSpecification? _task;
    List<OptionSpecification>? _options;

    /// <summary>The tool of a file.</summary>
    /// <exception cref="FormatException">A line is none of the format's.</exception>
    public static ToolSpecification Read(string text)
    {
        var reader = new ToolSpecificationReader();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim().Length > 0 && line[0] != '#' && !reader.TryRead(line.TrimEnd()))
                throw new FormatException($"line {number} is no line of a tool specification: {line.Trim()}");
        }

        return reader._tool ?? throw new FormatException("no line 'tool NAME ...'");
    }

    bool TryRead(string line) => line[0] == ' ' ? TryReadInner(line) : TryReadOuter(line.Split(' '), line);

    bool TryReadOuter(string[] words, string line)
    {
        switch (words[0])
        {
            case "tool" when words.Length > 2:
                _tool = new ToolSpecification(words[1], words[2], [.. words.Skip(3)]);
                return true;
            case "enum" when words.Length > 2 && _tool != null:
                _tool.Enumerations.Add((words[1], [.. words.Skip(2)]));
                return true;
            case "set" when words.Length == 2:
                _sets.Add(words[1], _options = []);
                return true;
            case "task" when _tool != null:
                AddTask(line.Substring("task".Length));
                return true;
            default:
                return false;
        }
    }

    // "task NAME: arguments -> Result", all of it optional.
    void AddTask(string line)
    {
        var parts = line.Split(["->"], StringSplitOptions.None);
        var names = parts[0].Split([':'], 2);
        var result = parts.Length > 1 ? parts[1].Trim() : "";
        _task = new TaskSpecification(names[0].Trim(), names.Length > 1 ? names[1].Trim() : "", result);
        _tool!.Tasks.Add(_task);
        _options = _task.Options;
    }

    bool TryReadInner(string line)
    {
        var words = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (_options == null)
            return false;
        if (words[0] == "use")
        {
            // A command's own option is stronger than one of a set.
            var own = new HashSet<string>(_options.Select(x => x.Name));
            _options.AddRange(words.Skip(1).SelectMany(x => _sets[x]).Where(x => own.Add(x.Name)));
            return true;
        }

        if (words[0] == "with" && words.Length == 2 && _task != null)
        {
            _task.Interfaces.Add($"IToolOptionsWith{words[1]}");
            return true;
        }

        return words[0] == "." ? TryAddEntry(words) : TryAddOption(line, words);
    }

    bool TryAddEntry(string[] words)
    {
        if (_options!.Count == 0 || words.Length < 3)
            return false;
        _options[_options.Count - 1].Entries.Add(new EntrySpecification(words[1], words[2], words.Length > 3 ? Unquoted(words[3]) : ""));
        return true;
    }

    bool TryAddOption(string line, string[] words)
    {
        if (words.Length < 3)
            return false;
        var format = line.Substring(line.IndexOf(words[1], line.IndexOf(words[0], StringComparison.Ordinal) + words[0].Length, StringComparison.Ordinal) + words[1].Length);
        var parts = format.Split([" | "], StringSplitOptions.None);
        var attributes = string.Concat(parts.Skip(1).Select(x => ", " + Attribute(x.Trim())));
        _options!.Add(new OptionSpecification(words[0], words[1], parts[0].Trim(), attributes));
        return true;
    }

    static string Attribute(string text)
    {
        var words = text.Split([' '], 2);
        return words[0] switch
        {
            "secret" => "Secret = true",
            "quoted" => "QuoteMultiple = true",
            "position" => $"Position = {words[1]}",
            "separator" => $"Separator = {Literal(Unquoted(words[1]))}",
            _ => throw new FormatException($"'{words[0]}' is none of: secret, quoted, position, separator"),
        };
    }

    internal static string Literal(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    static string Unquoted(string text) => text == "space" ? " " : text;
}
