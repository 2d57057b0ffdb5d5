using System.Text;

namespace Nuke.Common.Plans.Terminal;

/// <summary>The row in which a lane meets others and parts into new ones. A line that it passes without meeting it stays unbroken.</summary>
/// <param name="Column">The lane from which it leads.</param>
/// <param name="GoesOn">Whether that lane goes on.</param>
/// <param name="Joined">The lanes that it meets.</param>
/// <param name="Opened">The lanes that begin.</param>
internal sealed record Crossing(int Column, bool GoesOn, SortedSet<int> Joined, SortedSet<int> Opened)
{
    public string Draw(IReadOnlyList<int?> lanes)
    {
        var ends = Joined.Concat(Opened).Append(Column).ToList();
        var (first, last) = (ends.Min(), ends.Max());
        var row = new StringBuilder();
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            if (lane > 0)
                row.Append(lane > first && lane <= last ? '─' : ' ');
            row.Append(Sign(lane, lanes[lane] != null, first, last));
        }

        return row.ToString().TrimEnd();
    }

    char Sign(int lane, bool isUsed, int first, int last)
    {
        var (left, right) = (lane > first && lane <= last, lane >= first && lane < last);
        var meets = lane == Column || Joined.Contains(lane) || Opened.Contains(lane);
        if (!meets)
            return isUsed ? '│' : left && right ? '─' : ' ';
        var (up, down) = (!Opened.Contains(lane), lane != Column || GoesOn);
        return (up, down, left, right) switch
        {
            (true, true, true, true) => '┼',
            (true, true, true, false) => '┤',
            (true, true, false, _) => '├',
            (true, false, true, true) => '┴',
            (true, false, true, false) => '╯',
            (true, false, false, _) => '╰',
            (false, _, true, true) => '┬',
            (false, _, true, false) => '╮',
            (false, _, false, _) => '╭',
        };
    }
}
