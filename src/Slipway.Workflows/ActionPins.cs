using System.Text.RegularExpressions;

namespace Slipway.Workflows;

/// <summary>The commits at which actions are used, from a file that update bots read and write as any workflow.</summary>
public sealed partial class ActionPins
{
    readonly string _file;
    readonly Dictionary<string, ActionPin> _pins;

    ActionPins(string file, Dictionary<string, ActionPin> pins) => (_file, _pins) = (file, pins);

    /// <summary>Reads the pins.</summary>
    /// <param name="file">The file, with lines <c>uses: owner/action@commit # version</c>.</param>
    /// <exception cref="FormatException">A line has no full commit or no version.</exception>
    public static ActionPins Read(string file)
    {
        var pins = new Dictionary<string, ActionPin>(StringComparer.Ordinal);
        foreach (var (number, line) in File.ReadLines(file).Index().Where(x => Uses().IsMatch(x.Item)))
        {
            var pin = Pin().Match(line);
            if (!pin.Success)
                throw new FormatException($"{file}:{number + 1}: '{line.Trim()}' is no pin. Write: uses: owner/action@<40 hex digits of a commit> # v1.2.3");
            if (!pins.TryAdd(pin.Groups["action"].Value, new ActionPin(pin.Groups["commit"].Value, pin.Groups["version"].Value)))
                throw new FormatException($"{file}:{number + 1}: {pin.Groups["action"].Value} is pinned twice. Keep one of the two.");
        }

        return new ActionPins(file, pins);
    }

    /// <summary>The pin of an action.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ActionPin this[string action] => _pins.TryGetValue(action, out var pin)
        ? pin
        : throw new KeyNotFoundException($"{_file} does not pin {action}. Add a step: uses: {action}@<40 hex digits of a commit> # v1.2.3");

    [GeneratedRegex(@"^\s*(- )?uses:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^\s*(- )?uses: (?<action>[\w.-]+/[\w./-]+)@(?<commit>[0-9a-f]{40}) # (?<version>v[0-9][\w.-]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pin();
}

/// <summary>The commit at which an action is used.</summary>
/// <param name="Commit">All 40 digits.</param>
/// <param name="Version">The version that the commit was tagged with.</param>
public sealed record ActionPin(string Commit, string Version);
