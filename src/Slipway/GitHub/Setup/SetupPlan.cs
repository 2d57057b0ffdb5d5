using System.Collections.Immutable;

namespace Slipway.GitHub.Setup;

/// <summary>What has to change in a repository, in the order in which it is done, and what nobody here can mend.</summary>
/// <param name="Changes">Typed changes; empty when everything is as it should be.</param>
/// <param name="Missing">What a person has to do first, a sentence each.</param>
public sealed record SetupPlan(ImmutableArray<SetupChange> Changes, ImmutableArray<string> Missing)
{
    /// <summary>Compares; a pure function.</summary>
    /// <param name="wanted">How it should be.</param>
    /// <param name="state">How it is.</param>
    /// <param name="renewSecrets">Whether secrets that are there are written again, since their values cannot be compared.</param>
    internal static SetupPlan Of(GitHubSetup wanted, RepositoryState state, bool renewSecrets) => new(
        [
            .. wanted.Environments.SelectMany(x => OfEnvironment(x, state.Environments.GetValueOrDefault(x.Name), renewSecrets)),
            .. wanted.Branches.SelectMany(x => OfBranch(x, state.Branches[x.Name])),
        ],
        [
            .. wanted.Environments.SelectMany(x => MissingOf(x, state.Environments.GetValueOrDefault(x.Name))),
            .. wanted.Branches.SelectMany(x => MissingOf(x, state.Branches[x.Name])),
        ]);

    private static IEnumerable<SetupChange> OfEnvironment(EnvironmentSetup wanted, EnvironmentState? state, bool renewSecrets)
    {
        var now = state ?? new EnvironmentState();
        ImmutableArray<string> differences = [.. Differences(wanted, now)];
        if (state is null || !differences.IsEmpty)
            yield return new ProtectEnvironment(wanted, differences.IsEmpty ? ["new, without approval"] : differences, state is not null, now.WaitMinutes);
        foreach (var branch in wanted.Branches.Except(now.Branches.Select(x => x.Pattern), StringComparer.Ordinal))
            yield return new AllowBranch(wanted.Name, branch);
        foreach (var policy in now.Branches.Where(x => !wanted.Branches.Contains(x.Pattern)))
            yield return new ForbidBranch(wanted.Name, policy.Pattern, policy.Id);
        foreach (var (name, value) in wanted.Variables.Where(x => now.Variables.GetValueOrDefault(x.Key) != x.Value))
            yield return new SetVariable(wanted.Name, name, value, now.Variables.GetValueOrDefault(name));
        foreach (var (name, value) in wanted.Secrets.Where(x => renewSecrets || !now.Secrets.ContainsKey(x.Key)))
            yield return new SetSecret(wanted.Name, name, value, now.Secrets.TryGetValue(name, out var written) ? written : null);
    }

    private static IEnumerable<string> Differences(EnvironmentSetup wanted, EnvironmentState now)
    {
        if (!wanted.Reviewers.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(now.Reviewers))
            yield return $"approval by {List(now.Reviewers)} → {List(wanted.Reviewers)}";
        if (!wanted.Reviewers.IsEmpty && wanted.PreventSelfReview != now.PreventSelfReview)
            yield return wanted.PreventSelfReview ? "nobody approves a deploy of their own" : "who started a deploy may approve it";
        if (!wanted.Branches.IsEmpty && (now.ProtectedBranchesOnly || now.Branches.IsEmpty))
            yield return $"only {List(wanted.Branches)} may deploy";
    }

    private static IEnumerable<SetupChange> OfBranch(BranchSetup wanted, BranchState now)
    {
        ImmutableArray<string> differences = [.. Differences(wanted, now)];
        if (now is { Exists: true, NamesPeople: false } && !differences.IsEmpty)
            yield return new ProtectBranch(wanted, differences) { Before = now.Protection };
    }

    private static IEnumerable<string> Differences(BranchSetup wanted, BranchState now)
    {
        if (now.Protection is null)
            yield return "is protected: no force push, no deletion";
        var checks = wanted.RequiredChecks.Except(now.RequiredChecks, StringComparer.Ordinal).ToImmutableArray();
        if (!checks.IsEmpty)
            yield return $"a merge needs {List(checks)} to pass";
        if (now.RequiredReviews < wanted.RequiredReviews)
            yield return $"a pull request needs {wanted.RequiredReviews} approval{(wanted.RequiredReviews == 1 ? "" : "s")} ({now.RequiredReviews} now)";
    }

    private static IEnumerable<string> MissingOf(EnvironmentSetup wanted, EnvironmentState? state) => wanted.RequiredSecrets
        .Where(x => !wanted.Secrets.ContainsKey(x) && state?.Secrets.ContainsKey(x) != true)
        .Select(x => $"environment {wanted.Name} has no secret {x}: set the environment variable {wanted.VariableOf(x)} here and run this again, or gh secret set {x} --env {wanted.Name}");

    private static IEnumerable<string> MissingOf(BranchSetup wanted, BranchState now)
    {
        if (!now.Exists)
            yield return $"branch {wanted.Name} does not exist yet: push it (git push origin HEAD:{wanted.Name}), then run this again to protect it";
        else if (now.NamesPeople && string.Join("; ", Differences(wanted, now)) is { Length: > 0 } differences)
            yield return $"branch {wanted.Name} names who may push or dismiss reviews, which is not touched from here; set on the repository's page: {differences}";
    }

    private static string List(ImmutableArray<string> names) => names.IsEmpty ? "nobody" : string.Join(", ", names);
}
