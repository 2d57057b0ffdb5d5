namespace Nuke.Common.Plans.Terminal;

/// <summary>
/// Draws the order as lines beside the targets, one row after the other: a lane leads down from a target to those that
/// come after it. Lanes that lead to the same target are one.
/// </summary>
internal sealed class Lanes(IReadOnlyList<PlanEdge> edges)
{
    readonly ILookup<int, int> _after = edges.ToLookup(x => x.From, x => x.To);
    readonly List<int?> _lanes = [];
    int? _endedIn;

    /// <summary>The row that keeps a target apart from one above it with which it has nothing to do; null when none is needed.</summary>
    public string? Gap(int place) => _endedIn is { } column && Column(place) == column ? Row(x => x == column ? ' ' : Line(x)) : null;

    /// <summary>The row of a target.</summary>
    public string Target(int place, char mark)
    {
        var column = Column(place);
        if (column == _lanes.Count)
            _lanes.Add(null);
        _lanes[column] = place;
        return Row(x => x == column ? mark : Line(x));
    }

    /// <summary>Leads on to what comes after the target.</summary>
    /// <returns>The row in which lanes part or meet; null when they only go on.</returns>
    public string? Turn(int place)
    {
        var column = _lanes.IndexOf(place);
        _lanes[column] = null;
        _endedIn = null;
        var (joined, opened) = Lead(column, _after[place].Order());
        if (joined.Count + opened.Count == 0)
        {
            if (_lanes[column] == null)
                _endedIn = column;
            return null;
        }

        return new Crossing(column, _lanes[column] != null, joined, opened).Draw(_lanes);
    }

    /// <summary>A row between two targets, beside the text that did not fit.</summary>
    public string Between() => Row(Line);

    (SortedSet<int> Joined, SortedSet<int> Opened) Lead(int column, IEnumerable<int> next)
    {
        var (joined, opened) = (new SortedSet<int>(), new SortedSet<int>());
        foreach (var target in next)
        {
            var known = _lanes.IndexOf(target);
            if (known >= 0)
                joined.Add(known);
            else if (_lanes[column] == null)
                _lanes[column] = target;
            else
                opened.Add(Open(target));
        }

        return (joined, opened);
    }

    int Open(int target)
    {
        var free = _lanes.IndexOf(null);
        if (free < 0)
        {
            _lanes.Add(target);
            return _lanes.Count - 1;
        }

        _lanes[free] = target;
        return free;
    }

    int Column(int place)
    {
        var column = _lanes.IndexOf(place);
        if (column < 0)
            column = _lanes.IndexOf(null);
        return column < 0 ? _lanes.Count : column;
    }

    char Line(int column) => _lanes[column] == null ? ' ' : '│';

    string Row(Func<int, char> sign) => string.Join(' ', Enumerable.Range(0, _lanes.Count).Select(sign)).TrimEnd();
}
