namespace Slipway.GitHub.Setup;

// The parts of GitHub's answers that are read here, for resources that Octokit has no types for.
// https://docs.github.com/rest/deployments/environments, .../deployments/branch-policies, .../actions/secrets, .../actions/variables

#pragma warning disable CA1812 // Octokit creates these.
internal sealed class EnvironmentResponse
{
    public List<ProtectionRuleResponse> ProtectionRules { get; set; } = [];

    public BranchPolicyKindResponse? DeploymentBranchPolicy { get; set; }
}

internal sealed class ProtectionRuleResponse
{
    public string Type { get; set; } = "";

    public bool PreventSelfReview { get; set; }

    public int WaitTimer { get; set; }

    public List<ReviewerResponse> Reviewers { get; set; } = [];
}

internal sealed class ReviewerResponse
{
    public string Type { get; set; } = "";

    public ReviewerNameResponse Reviewer { get; set; } = new();
}

internal sealed class ReviewerNameResponse
{
    public long Id { get; set; }

    /// <summary>Of a user.</summary>
    public string? Login { get; set; }

    /// <summary>Of a team.</summary>
    public string? Slug { get; set; }
}

internal sealed class BranchPolicyKindResponse
{
    public bool ProtectedBranches { get; set; }

    public bool CustomBranchPolicies { get; set; }
}

internal sealed class BranchPoliciesResponse
{
    public List<BranchPolicyResponse> BranchPolicies { get; set; } = [];
}

internal sealed class BranchPolicyResponse
{
    public long Id { get; set; }

    public string Name { get; set; } = "";
}

internal sealed class SecretsResponse
{
    public List<SecretResponse> Secrets { get; set; } = [];
}

internal sealed class SecretResponse
{
    public string Name { get; set; } = "";

    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class VariablesResponse
{
    public List<VariableResponse> Variables { get; set; } = [];
}

internal sealed class VariableResponse
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}

internal sealed class PublicKeyResponse
{
    public string KeyId { get; set; } = "";

    public string Key { get; set; } = "";
}
#pragma warning restore CA1812
