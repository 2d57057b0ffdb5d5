using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Preflight;

/// <summary>What all checks found, for people and scripts (<c>Doctor --json</c>).</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Server">The server's address.</param>
/// <param name="Checks">In the order in which they are printed.</param>
public sealed record PreflightReport(string Environment, string Server, ImmutableArray<CheckResult> Checks)
{
    /// <summary>Whether a deploy would be refused.</summary>
    public bool IsRefused => Checks.Any(x => x.Status == CheckStatus.Refused);

    /// <summary>The whole report, one or more lines for each check.</summary>
    public IEnumerable<string> Lines() => Checks.SelectMany(x => x.Lines());

    /// <summary>The lines of the checks that ended at least as badly as <paramref name="status"/>.</summary>
    public IEnumerable<string> Findings(CheckStatus status) => Checks.Where(x => x.Status >= status).SelectMany(x => x.Lines());

    /// <summary>The report as a table: how each check ended, its name, what was seen, and what to do.</summary>
    public IEnumerable<string> Table()
    {
        var width = Checks.Max(x => x.Name.Length);
        return Checks.SelectMany(x => x.Rows().Select((row, i) => (i == 0 ? $"{x.Word,-8}  {x.Name.PadRight(width)}  {row}" : $"{"",-8}  {"".PadRight(width)}  {row}").TrimEnd()));
    }

    /// <summary>How many passed, warn and refuse, in one line.</summary>
    public string Summary()
    {
        int Count(CheckStatus status) => Checks.Count(x => x.Status == status);
        var parts = new[] { (CheckStatus.Refused, "refused"), (CheckStatus.Warned, "with a warning"), (CheckStatus.Skipped, "not made"), (CheckStatus.Passed, "passed") };
        return $"{Checks.Length} checks: {string.Join(", ", parts.Where(x => Count(x.Item1) > 0).Select(x => $"{Count(x.Item1)} {x.Item2}"))}";
    }

    /// <summary>The report as a script reads it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PreflightJson.Default.PreflightReport);

    /// <summary>Ends a deploy before it changes anything, when a check refuses it.</summary>
    /// <exception cref="PreflightException">At least one does; the message has all of them.</exception>
    public void ThrowIfRefused()
    {
        if (IsRefused)
            throw new PreflightException(this);
    }
}

/// <summary>A deploy that would fail, refused before anything was changed. The build exits with 2.</summary>
public sealed class PreflightException(PreflightReport report) : InvalidInputException(
    $"""
    Nothing was changed: {report.Environment} on {report.Server} cannot be deployed to.
    {string.Join('\n', report.Checks.Where(x => x.Status == CheckStatus.Refused).SelectMany(x => x.Lines()).Select(x => $"  {x}"))}
    """,
    $"mend that, then ./build.sh Doctor --environment {report.Environment}")
{
    /// <summary>Everything that was found.</summary>
    public PreflightReport Report { get; } = report;
}

/// <summary>Camel case, enums by name, indented.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PreflightReport))]
internal sealed partial class PreflightJson : JsonSerializerContext;
