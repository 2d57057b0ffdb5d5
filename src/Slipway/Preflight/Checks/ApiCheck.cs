using System.Collections.Immutable;
using Slipway.Contracts.Api;
using Slipway.Releases;

namespace Slipway.Preflight.Checks;

/// <summary>
/// The API keeps what it promises to those who call the running one, or a commit says that it does not and the frontend that
/// serves does without already: while the backend is replaced, that frontend calls the new one.
/// </summary>
public sealed class ApiCheck : PreflightCheck
{
    /// <inheritdoc/>
    public override string Name => "API";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Contract | Knowledge.Server;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var (facts, running) = (subject.Contract!, subject.State!.Current);
        var breaking = Breaking(subject);
        if (running is null || (breaking.IsEmpty && facts.ApiUnknown is null))
            yield break;
        if (facts.Marks.Subjects.IsEmpty)
            yield return Unmarked(subject, running, breaking);
        var needed = breaking.Where(x => running.Contract!.FrontendUse?.Needs(x) ?? true).ToArray();
        if (needed.Length > 0)
            yield return Needed(running, needed);
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => subject.Contract! switch
    {
        { Wanted: null or { Api: null } } => "no OpenAPI document is declared",
        { ApiChanges: null, ApiUnknown: { } why } => $"{why}; {Marked(subject)}",
        { ApiChanges: null } => subject.State!.Current is null ? "nothing serves yet" : "the release that serves has none to compare with; the next deploy compares with this one",
        { ApiChanges: { IsEmpty: true } } => "as it serves",
        _ when Breaking(subject).IsEmpty => $"{subject.Contract!.ApiChanges!.Value.Length} changes that break nobody",
        _ => $"{Breaking(subject).Length} changes that break callers, none that the frontend which serves needs; {Marked(subject)}",
    };

    private static ImmutableArray<ApiChange> Breaking(PreflightSubject subject) => [.. (subject.Contract!.ApiChanges ?? []).Where(x => x.IsBreaking)];

    private static string Marked(PreflightSubject subject) => $"marked by {string.Join(", ", subject.Contract!.Marks.Subjects)}";

    private static Problem Unmarked(PreflightSubject subject, Release running, ImmutableArray<ApiChange> breaking)
    {
        var facts = subject.Contract!;
        var marks = facts.Marks.Unknown is { } why ? $"it is not known whether a commit since {running.Id} is marked as breaking ({why})" : $"no commit since {running.Id} is marked as breaking";
        return facts.ApiUnknown is { } unknown
            ? Problem.Refuse($"The API differs from the one that serves, and cannot be compared with it: {unknown}; {marks}.", "mark a commit as breaking if it breaks callers or nobody knows: 'feat!: …'")
            : Problem.Refuse(
                $"{facts.Wanted!.Files.ApiDocument} breaks callers of {running.Id}, and {marks}:\n{Listed(breaking)}",
                "keep what callers use and add the new beside it; or, if it must be, say so in a commit: 'feat!: …', or a last paragraph 'BREAKING CHANGE: what callers must change'");
    }

    private static Problem Needed(Release running, ApiChange[] needed) => running.Contract!.FrontendUse is null
        ? Problem.Refuse(
            $"The release that serves ({running.Id}) does not say what its frontend uses of the API, so it may need this:\n{Listed(needed)}",
            "declare ContractFiles.FrontendUse and deploy that first; the deploy after it can take away what the frontend does not use")
        : Problem.Refuse(
            $"The frontend that serves ({running.Id}) still uses what would be taken away:\n{Listed(needed)}",
            "deploy a frontend that does without first, with the API as it is; the deploy after it can take this away");

    private static string Listed(IEnumerable<ApiChange> changes) => string.Join('\n', changes.Select(x => $"  {x}"));
}
