using Nuke.Common.Execution;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nuke.Common.Reporting;

/// <summary>The table of targets on a terminal: the notes are wrapped in a column of their own.</summary>
internal static class TerminalTable
{
    public static IEnumerable<ReportLine> Of(NukeBuild build, BuildSession session)
    {
        var table = new Table { Border = new Rules(), UseSafeBorder = false };
        table.AddColumn(Column("Target", "Total").NoWrap());
        table.AddColumn(Column("Status", "").NoWrap());
        table.AddColumn(Column("Duration", SummaryTable.Text(build.Elapsed)).NoWrap().RightAligned());
        table.AddColumn(Column("", ""));
        foreach (var target in build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective))
        {
            var style = new Style(ColorOf(SummaryTable.Style(target.Status)));
            var notes = session.Secrets.Apply(SummaryTable.Notes(target));
            table.AddRow(
                new Text(target.Name, style),
                new Text(target.Status.ToString(), style),
                new Text(SummaryTable.DurationOf(target), style),
                new Text(notes.Length > 0 ? $"// {notes}" : "", style));
        }

        return SpectreText.Render(table, session.Invocation.Columns - 1).Prepend("").Select(x => new ReportLine(x.TrimEnd()));
    }

    static TableColumn Column(string header, string footer)
    {
        var style = new Style(Color.Aqua, decoration: Decoration.Bold);
        return new TableColumn(new Text(header, style)) { Footer = new Text(footer, style), Padding = new Padding(0, 0, 2, 0) };
    }

    static Color ColorOf(ConsoleStyle style) => style switch
    {
        ConsoleStyle.Good => Color.Green,
        ConsoleStyle.Warning => Color.Olive,
        ConsoleStyle.Error => Color.Red,
        _ => Color.Grey,
    };

    /// <summary>Lines above, below and between, as in the table that goes to files.</summary>
    sealed class Rules : TableBorder
    {
        public override string GetPart(TableBorderPart part) => part.ToString() switch
        {
            var name when name.StartsWith("HeaderTop", StringComparison.Ordinal) || name.StartsWith("FooterBottom", StringComparison.Ordinal) => "═",
            var name when name.StartsWith("HeaderBottom", StringComparison.Ordinal) || name.StartsWith("FooterTop", StringComparison.Ordinal) => "─",
            _ => " ",
        };
    }
}
