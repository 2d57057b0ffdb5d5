using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Slipway.Images;

/// <summary>What a command printed on both of its streams, in order of arrival.</summary>
internal sealed partial record CommandOutput
{
    /// <summary>Enough to see what went wrong; the whole output is in the log.</summary>
    private const int Tail = 20;

    private readonly ConcurrentQueue<string> _lines = new();

    public int ExitCode { get; init; }

    public bool Succeeded => ExitCode == 0;

    public IEnumerable<string> Lines => _lines;

    public void Add(string line) => _lines.Enqueue(line);

    /// <summary>The last lines, empty ones left out.</summary>
    public string Last => Join(_lines);

    /// <summary>The last lines of the step that BuildKit calls failed; the last lines of all when it names none.</summary>
    /// <remarks>BuildKit's plain progress numbers every line with its step: <c>#12 0.41 text</c>, <c>#12 ERROR: text</c>.</remarks>
    public string LastOfFailedStep
    {
        get
        {
            var failed = _lines.Select(line => FailedStep().Match(line)).FirstOrDefault(match => match.Success)?.Groups["step"].Value;
            return failed is null ? Last : Join(_lines.Where(line => line.StartsWith($"{failed} ", StringComparison.Ordinal)));
        }
    }

    private static string Join(IEnumerable<string> lines) =>
        string.Join(Environment.NewLine, lines.Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(Tail).Select(line => $"  {line}"));

    [GeneratedRegex(@"^(?<step>#\d+) ERROR: (?!.*(canceled|cancelled))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FailedStep();
}
