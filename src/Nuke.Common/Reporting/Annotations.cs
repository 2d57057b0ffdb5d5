using Nuke.Common.IO;

namespace Nuke.Common.Reporting;

/// <summary>
/// Makes warnings and errors annotations of the workflow's run, at the lines of files that they name. GitHub keeps ten
/// of each per step and drops the others without a word, so that here the others stay in the log as lines.
/// https://docs.github.com/en/actions/reference/limits
/// </summary>
internal sealed class Annotations(AbsolutePath root)
{
    const int Limit = 10;

    readonly Lock _lock = new();
    readonly HashSet<RecapEntry> _written = [];

    /// <summary>The command, or null when the entry is to be written as a line.</summary>
    public string? Of(RecapEntry entry)
    {
        lock (_lock)
        {
            if (_written.Count(x => x.IsError == entry.IsError) >= Limit || !_written.Add(entry))
                return null;
        }

        return WorkflowCommand.Format(entry.IsError ? "error" : "warning", entry.Text, Properties(entry));
    }

    Dictionary<string, object> Properties(RecapEntry entry)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        if (entry.Target != null)
            properties["title"] = entry.Target;
        if (SourceLocation.In(entry.Text) is not { } location)
            return properties;
        properties["file"] = location.RelativeTo(root);
        properties["line"] = location.Line;
        if (location.Column is { } column)
            properties["col"] = column;
        if (location.EndLine is { } endLine)
            properties["endLine"] = endLine;
        if (location.EndColumn is { } endColumn)
            properties["endColumn"] = endColumn;
        return properties;
    }
}
