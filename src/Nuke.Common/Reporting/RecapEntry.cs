namespace Nuke.Common.Reporting;

/// <summary>A warning or an error, to be shown again at the end.</summary>
internal sealed record RecapEntry(bool IsError, string? Target, string Text);
