namespace Nuke.Common.Reporting;

/// <summary>
/// The groups of lines in a workflow's log. GitHub knows no groups inside groups, so one that a target starts is shown
/// beside the target's own, and the target's goes on after it.
/// </summary>
internal sealed class WorkflowGroups
{
    const string Start = "::group::";
    const string End = "::endgroup::";

    readonly Stack<string> _open = new();

    /// <summary>The commands to write instead of a command.</summary>
    public IEnumerable<string> Flatten(string command)
    {
        if (command.StartsWith(Start, StringComparison.Ordinal))
            return Open(command[Start.Length..]);
        return command.StartsWith(End, StringComparison.Ordinal) ? CloseInnermost() : [command];
    }

    /// <summary>The commands that end whatever is open.</summary>
    public IEnumerable<string> Close()
    {
        var isOpen = _open.Count > 0;
        _open.Clear();
        return isOpen ? [End] : [];
    }

    List<string> Open(string name)
    {
        List<string> commands = _open.Count > 0 ? [End] : [];
        _open.Push(name);
        return [.. commands, Title];
    }

    List<string> CloseInnermost()
    {
        if (!_open.TryPop(out _))
            return [];
        return _open.Count > 0 ? [End, Title] : [End];
    }

    string Title => $"{Start}{string.Join(" / ", _open.Reverse())}";
}
