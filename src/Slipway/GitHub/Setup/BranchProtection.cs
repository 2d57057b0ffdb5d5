using Octokit;

namespace Slipway.GitHub.Setup;

/// <summary>GitHub replaces all of a branch's protection at once: what is set already is sent again, and never weaker.</summary>
internal static class BranchProtection
{
    public static BranchProtectionSettingsUpdate Of(ProtectBranch change)
    {
        var before = change.Before;
        return new BranchProtectionSettingsUpdate(
            Checks(change.Branch, before?.RequiredStatusChecks),
            Reviews(change.Branch, before?.RequiredPullRequestReviews),
            restrictions: null,
            IsOn(before?.RequiredSignatures),
            before?.EnforceAdmins?.Enabled ?? false,
            IsOn(before?.RequiredLinearHistory),
            IsOn(before?.AllowForcePushes),
            IsOn(before?.AllowDeletions),
            IsOn(before?.BlockCreations),
            IsOn(before?.RequiredConversationResolution),
            before?.LockBranch?.Enabled ?? false);
    }

    private static BranchProtectionRequiredStatusChecksUpdate Checks(BranchSetup wanted, BranchProtectionRequiredStatusChecks? before) =>
        new(before?.Strict ?? false, [.. (before?.Contexts ?? []).Union(wanted.RequiredChecks, StringComparer.Ordinal)]);

    private static BranchProtectionRequiredReviewsUpdate? Reviews(BranchSetup wanted, BranchProtectionRequiredReviews? before) =>
        before is null && wanted.RequiredReviews == 0
            ? null
            : new BranchProtectionRequiredReviewsUpdate(
                before?.DismissStaleReviews ?? true,
                before?.RequireCodeOwnerReviews ?? false,
                Math.Max(before?.RequiredApprovingReviewCount ?? 0, wanted.RequiredReviews),
                before?.RequireLastPushApproval ?? false);

    private static bool IsOn(BranchProtectionEnabledCommon? setting) => setting?.Enabled ?? false;
}
