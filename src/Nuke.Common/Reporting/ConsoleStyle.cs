namespace Nuke.Common.Reporting;

/// <summary>What a line means, from which its colour follows.</summary>
internal enum ConsoleStyle
{
    Plain,
    Dim,
    Heading,
    Good,
    Warning,
    Error,
}

/// <summary>A line to print.</summary>
internal sealed record ReportLine(string Text = "", ConsoleStyle Style = ConsoleStyle.Plain);
