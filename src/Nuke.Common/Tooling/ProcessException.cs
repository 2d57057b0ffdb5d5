using System.Text;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>A process ended with a code that means failure.</summary>
public class ProcessException : Exception
{
    const int ShownLines = 20;

    /// <summary>Describes a process that ended.</summary>
    public ProcessException(IProcess process)
        : base(Describe(process)) =>
        ExitCode = process.ExitCode;

    /// <summary>The exit code.</summary>
    public int ExitCode { get; }

    static string Describe(IProcess process)
    {
        var text = new StringBuilder()
            .Append($"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}.")
            .AppendLine()
            .Append($"   > {process.FileName.DoubleQuoteIfNeeded()} {process.Arguments}")
            .AppendLine()
            .Append($"   @ {process.WorkingDirectory}");
        var errors = process.Output.Where(x => x.Type == OutputType.Err && x.Text.Length > 0).ToList();
        var lines = errors.Count > 0 ? errors : [.. process.Output.Where(x => x.Text.Length > 0)];
        foreach (var line in lines.TakeLast(ShownLines))
            text.AppendLine().Append("   | ").Append(line.Text);
        return text.ToString();
    }
}
