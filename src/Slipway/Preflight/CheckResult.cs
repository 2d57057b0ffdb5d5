using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Slipway.Preflight;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>It could not be made; the reason is in <see cref="CheckResult.Seen"/>.</summary>
    Skipped,

    /// <summary>Worth knowing.</summary>
    Warned,

    /// <summary>A deploy is refused.</summary>
    Refused,
}

/// <summary>What a check found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Seen">What was seen, or why it was not made.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record CheckResult(string Name, CheckStatus Status, string Seen, ImmutableArray<Problem> Problems)
{
    /// <summary>How it ended, in the word that the table has for it.</summary>
    [JsonIgnore]
    public string Word => Status switch
    {
        CheckStatus.Passed => "ok",
        CheckStatus.Warned => "warning",
        CheckStatus.Refused => "refused",
        _ => "unknown",
    };

    /// <summary>Makes a check, or says why it cannot be made.</summary>
    public static CheckResult Of(PreflightCheck check, PreflightSubject subject)
    {
        if (subject.Missing(check.Needs) is { } missing)
            return new CheckResult(check.Name, CheckStatus.Skipped, $"not checked: {subject.Unknown.GetValueOrDefault(missing, "it was not asked for")}", []);
        var problems = check.Find(subject).Distinct().ToImmutableArray();
        return problems.IsEmpty
            ? new CheckResult(check.Name, CheckStatus.Passed, check.Seen(subject), [])
            : Of(check.Name, problems);
    }

    /// <summary>A result that has problems.</summary>
    public static CheckResult Of(string name, ImmutableArray<Problem> problems) =>
        new(name, problems.Any(x => x.Severity == Severity.Refuse) ? CheckStatus.Refused : CheckStatus.Warned, "", problems);

    /// <summary>Its last column in the table: what was seen, or each problem with what to do.</summary>
    public IEnumerable<string> Rows() => Problems.IsEmpty
        ? [Seen]
        : Problems.OrderByDescending(x => x.Severity).SelectMany(x => x.Message.Split('\n').Select(y => y.TrimEnd()).Append($"→ {x.Next}"));

    /// <summary>Its lines in the report: one that says how it ended, and two for each problem.</summary>
    public IEnumerable<string> Lines()
    {
        if (Problems.IsEmpty)
        {
            yield return $"{(Status == CheckStatus.Passed ? '✓' : '!')} {Name}{(Seen.Length > 0 ? $": {Seen}" : "")}";
            yield break;
        }

        foreach (var problem in Problems.OrderByDescending(x => x.Severity))
        {
            yield return $"{(problem.Severity == Severity.Refuse ? '✗' : '!')} {Name}: {problem.Message.ReplaceLineEndings("\n    ")}";
            yield return $"    next: {problem.Next}";
        }
    }
}
