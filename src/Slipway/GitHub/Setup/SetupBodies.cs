namespace Slipway.GitHub.Setup;

// What is sent to GitHub, for resources that Octokit has no types for; Octokit writes names in snake case.
// https://docs.github.com/rest/deployments/environments#create-or-update-an-environment

internal sealed record EnvironmentBody(int WaitTimer, bool PreventSelfReview, IReadOnlyList<ReviewerBody> Reviewers, BranchPolicyKindBody? DeploymentBranchPolicy);

internal sealed record ReviewerBody(string Type, long Id);

internal sealed record BranchPolicyKindBody(bool ProtectedBranches, bool CustomBranchPolicies);

internal sealed record BranchPolicyBody(string Name, string Type);

internal sealed record SecretBody(string EncryptedValue, string KeyId);

internal sealed record VariableBody(string Name, string Value);
