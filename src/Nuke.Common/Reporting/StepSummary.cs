using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>
/// Adds what the build did to the summary of the workflow's step. GitHub refuses more than 1 MiB per step, so that what
/// does not fit is left out from the end. https://docs.github.com/en/actions/reference/limits
/// </summary>
internal static class StepSummary
{
    public const int Limit = 1024 * 1024;

    const string Cut = "\n_The rest is in the log: GitHub takes no more than 1 MiB here._\n";

    /// <summary>Writes it, where the host has such a file. A failure to do so is no failure of the build.</summary>
    public static void Write(BuildSession session, NukeBuild? build, BuildLog log, BuildOutcome outcome, int exitCode)
    {
        if (!session.Host.ReadsWorkflowCommands || session.Invocation.Environment.GetValueOrDefault("GITHUB_STEP_SUMMARY") is not { Length: > 0 } file)
            return;
        try
        {
            Append(file, StepSummaryText.Sections(build, log, Title(outcome, exitCode), session.Secrets));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Serilog.Log.Debug("The step summary could not be written: {Message:l}", exception.Message);
        }
    }

    static string Title(BuildOutcome outcome, int exitCode) => outcome switch
    {
        BuildOutcome.Succeeded => "✅ Build succeeded",
        BuildOutcome.Cancelled => $"🛑 Build cancelled (exit code {exitCode})",
        _ => $"❌ Build failed (exit code {exitCode})",
    };

    /// <summary>Appends as many of the sections as there is room for, in one piece.</summary>
    static void Append(string file, IEnumerable<string> sections)
    {
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        var room = Limit - stream.Position - Encoding.UTF8.GetByteCount(Cut);
        var text = new StringBuilder();
        foreach (var section in sections)
        {
            room -= Encoding.UTF8.GetByteCount(section);
            if (room < 0)
            {
                text.Append(Cut);
                break;
            }

            text.Append(section);
        }

        if (stream.Position + Encoding.UTF8.GetByteCount(text.ToString()) <= Limit)
            stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
